"""The topics that typed names lead to: those that stand, and new ones, made once."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.db.models.functions import Lower

from articles.refusals import SavedAtOnce
from channels.models import Topic, TopicAlias

_TRIES = 3


def find_topics(names: list[str]) -> dict[str, Topic]:
    """The standing topics that names or aliases lead to, keyed by the name in lower case."""
    lowered = [name.lower() for name in names]
    # SQLite lowers ASCII alone, so a name is also looked for as it is written
    topics = (
        Topic.objects.annotate(lowered=Lower("name"))
        .filter(Q(lowered__in=lowered) | Q(name__in=names))
        .select_related("merged_into")
    )
    aliases = (
        TopicAlias.objects.annotate(lowered=Lower("name"))
        .filter(Q(lowered__in=lowered) | Q(name__in=names))
        .select_related("topic__merged_into")
    )
    found = {alias.name.lower(): alias.topic.standing for alias in aliases}
    return found | {topic.name.lower(): topic.standing for topic in topics}


def stored_topics(topics: Iterable[Topic]) -> list[int]:
    """The ids of topics in their order, each once; new ones are stored now.

    New ones are made in the order of their names: two who make the same ones at once then queue
    behind each other, neither holds what the other waits for.
    """
    given = list(topics)
    new = {topic.name for topic in given if topic.pk is None}
    made = {name: _get_or_make(name) for name in sorted(new)}
    stored = [made[topic.name] if topic.pk is None else topic for topic in given]
    return list(dict.fromkeys(topic.pk for topic in stored))


def _get_or_make(name: str) -> Topic:
    """The topic of that name; somebody may have made it since the form was checked.

    What a topic runs into may be no topic of its name but one whose address is the same (「AI 5」
    and 「AI-5」): then the next try, which sees that address taken, gets another. Raises
    SavedAtOnce.
    """
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                made: Topic = Topic.objects.create(name=name)
                return made
        except IntegrityError:
            if (found := find_topics([name]).get(name.lower())) is not None:
                return found
    raise SavedAtOnce
