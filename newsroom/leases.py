"""Lets one process at a time hold a duty, and another take it over when that one falls silent."""

from datetime import datetime, timedelta

from django.db.models import Q

from newsroom.models import Lease


def take_lease(*, name: str, holder: str, at: datetime, term: timedelta) -> bool:
    """Take a duty for a term, or keep it for another; False while another process holds it.

    One conditional UPDATE decides, whoever else asks at the time. Clocks of several machines may
    differ by less than the term: what is done under a lease must bear being done twice.
    """
    if not Lease.objects.filter(pk=name).exists():
        Lease.objects.bulk_create([Lease(name=name, until=at)], ignore_conflicts=True)
    free = Q(holder=holder) | Q(until__lte=at)
    taken = Lease.objects.filter(free, pk=name).update(holder=holder, until=at + term)
    return taken == 1
