"""Readers of the demo's stories, so that the Hot list has something to go by."""

from datetime import datetime

from articles.models import Article
from newsroom.demo.data import DemoStory


def count_views(story: DemoStory, article: Article, *, at: datetime) -> None:
    """Enter the story's views since it was published."""
