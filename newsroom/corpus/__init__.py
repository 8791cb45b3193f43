"""Makes stories by the thousand for measuring: seeded, Chinese, and nobody's words."""
