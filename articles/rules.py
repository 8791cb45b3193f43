"""What the database itself holds of desk copies, beside the constraints of their models."""

from dataclasses import dataclass

from editions.rules import HeldByTriggers
from editions.triggers import INSERT, UPDATE, Trigger


@dataclass(frozen=True)
class PublishedIsKept(HeldByTriggers):
    """What readers have had, or will have, is withdrawn and never discarded."""

    table: str
    editions: str

    def triggers(self, vendor: str) -> list[Trigger]:
        """One that refuses the state; a cancelled edition, whose interval is empty, was none."""
        public = (
            f'EXISTS (SELECT 1 FROM "{self.editions}" AS edition'  # noqa: S608 # names of models
            " WHERE edition.story_id = NEW.story_id AND edition.live_until > edition.live_from)"
        )
        return [
            Trigger(
                f"{self.table}_discarded",
                self.table,
                (INSERT, UPDATE),
                "what was published is never discarded",
                f"NEW.state = 'discarded' AND {public}",
            )
        ]
