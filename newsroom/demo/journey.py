"""Takes a demo story over the desk as its people would: each step by one of them, in time."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from articles.log import locked
from articles.models import Article, Decision, State
from articles.release import publish_article, reopen_article
from articles.review import approve_article, proof_article, return_article, submit_article
from articles.saving import check_save, record_save, set_credits, set_topics
from articles.takedown import restore_article, withdraw_article
from articles.workflow import demanded
from authors.models import User
from editions.content import Role
from editions.models import Story
from newsroom.demo.body import body_html
from newsroom.demo.data import DemoStory
from newsroom.demo.town import Town
from pictures.models import Picture

PACE = timedelta(minutes=35)
PROOF_READER = "jiaodui"
DESK_CHIEF = "zhuren"
CHIEF_EDITOR = "zongbian"
REVIEWERS = {
    State.FIRST_REVIEW: "bianji",
    State.SECOND_REVIEW: DESK_CHIEF,
    State.FINAL_REVIEW: CHIEF_EDITOR,
}
Step = Callable[[datetime], None]


class Journey:
    """One story and the steps that its people take with it; each step is told its moment."""

    def __init__(
        self,
        written: DemoStory,
        *,
        story: Story,
        town: Town,
        pictures: Mapping[str, Picture],
        now: datetime,
    ) -> None:
        self.written, self.town, self.pictures, self.now = written, town, pictures, now
        self.article = Article(story=story)

    @property
    def writer(self) -> User:
        """The account that works on the story."""
        return self.town.users[self.written.by]

    @property
    def ahead(self) -> datetime:
        """The full hour at which a schedule comes due or an embargo ends."""
        due = self.now + timedelta(hours=self.written.hours_ahead)
        return due.replace(minute=0, second=0, microsecond=0)

    def play(self, steps: Sequence[Step], *, hours_ago: float) -> None:
        """Take the steps one after the other, the last of them that many hours ago."""
        end = self.now - timedelta(hours=hours_ago)
        for left, step in zip(range(len(steps))[::-1], steps, strict=True):
            step(end - left * PACE)

    def write(self, at: datetime, *, embargoed: bool = False) -> None:
        """Put the text on the desk."""
        written = self.written
        addresses = {name: picture.address for name, picture in self.pictures.items()}
        self.article = Article.objects.create(
            headline=written.headline,
            short_headline=written.short_headline,
            standfirst=written.standfirst,
            body=body_html(written.body, addresses),
            channel=self.town.channels[written.channel],
            byline=written.byline,
            lead_picture=self.pictures.get(written.picture),
            source=written.source,
            source_url=written.source_url,
            original_author=written.original_author,
            original_title=written.original_title,
            embargo_until=self.ahead if embargoed else None,
            story=self.article.story,
            created_by=self.writer,
            created_at=at,
            state_since=at,
        )
        set_credits(self.article, _credits(written, self.town))
        set_topics(self.article, [self.town.topics[name].pk for name in written.topics])
        record_save(article=self.article, by=self.writer, at=at, act=Decision.Act.CREATE)

    def submit(self, at: datetime) -> None:
        """Send it to review."""
        self.article = submit_article(article=self.article, by=self.writer, at=at)

    def reviews(self, *, until: State = State.READY) -> list[Step]:
        """The reviews that the channel demands, up to the state in which the story is to rest."""
        channel = self.town.channels[self.written.channel]
        states = list(demanded(channel))
        if until in states:
            return [self.approve] * states.index(until)
        proof = [self.proof_read] if channel.proof_demanded else []
        return [*[self.approve] * (len(states) - 1), *proof, self.approve]

    def approve(self, at: datetime) -> None:
        """Pass it at its present stage, by the person whose stage it is."""
        by = self.town.users[REVIEWERS[State(self.article.state)]]
        self.article = approve_article(
            article=self.article, by=by, at=at, digest=self.article.digest
        )

    def proof_read(self, at: datetime) -> None:
        """Proof-read it."""
        by = self.town.users[PROOF_READER]
        self.article = proof_article(article=self.article, by=by, at=at, digest=self.article.digest)

    def send_back(self, at: datetime) -> None:
        """Return it to its writer."""
        by = self.town.users[REVIEWERS[State(self.article.state)]]
        self.article = return_article(
            article=self.article, by=by, at=at, reason=self.written.reason
        )

    def publish(self, at: datetime) -> None:
        """Publish it now."""
        publish_article(article=self.article, by=self.town.users[DESK_CHIEF], at=at)

    def schedule(self, at: datetime) -> None:
        """Let it wait for its hour."""
        by = self.town.users[DESK_CHIEF]
        publish_article(article=self.article, by=by, at=at, live_from=self.ahead)

    def correct(self, at: datetime) -> None:
        """Publish it as a correction, with the public note."""
        by = self.town.users[DESK_CHIEF]
        publish_article(article=self.article, by=by, at=at, correction_note=self.written.note)

    def reopen(self, at: datetime) -> None:
        """Take it up again."""
        self.article = reopen_article(article=self.article, by=self.writer, at=at)

    def mend(self, at: datetime) -> None:
        """Change the words that a later version changes."""
        stored = locked(self.article)
        article = locked(self.article)
        old, new = self.written.mend
        article.body = article.body.replace(old, new)
        check_save(article=article, by=self.writer, version=stored.version, stored=stored, at=at)
        article.save(update_fields=["body"])
        record_save(article=article, by=self.writer, at=at)
        self.article = article

    def withdraw(self, at: datetime) -> None:
        """Take it down."""
        self.article = withdraw_article(
            article=self.article,
            by=self.town.users[CHIEF_EDITOR],
            at=at,
            reason=self.written.reason,
            notice=self.written.notice,
        )

    def restore(self, at: datetime) -> None:
        """Put it back."""
        by = self.town.users[CHIEF_EDITOR]
        self.article = restore_article(
            article=self.article, by=by, at=at, reason=self.written.restore_reason
        )


def _credits(written: DemoStory, town: Town) -> list[dict[str, Any]]:
    lines = [
        (Role.WRITER, written.writers),
        (Role.TRANSLATOR, written.translators),
        (Role.PHOTOGRAPHER, written.photographers),
        (Role.EDITOR, [written.editor]),
    ]
    return [
        {"role": role, "name": "", "author": town.authors[slug].pk}
        for role, slugs in lines
        for slug in slugs
    ]
