"""What import-linter can't see: foreign keys point downwards too."""

from django.apps import apps

LAYERS = [
    {"chinese"},
    {"pictures"},
    {"channels", "authors"},
    {"editions"},
    {"search"},
    {"readership"},
    {"articles", "fronts"},
    {"pages", "wire"},
    {"newsroom"},
]
HEIGHT = {app: height for height, layer in enumerate(LAYERS) for app in layer}
# An upload knows who made it; the account model stands above the library.
ALLOWED = {("pictures", "authors.User")}


def relations():
    for model in apps.get_models():
        app = model._meta.app_label
        if app not in HEIGHT:
            continue
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and field.related_model:
                yield app, field.related_model


def test_every_relation_points_downwards():
    upward = [
        (app, target._meta.label)
        for app, target in relations()
        if target._meta.app_label in HEIGHT
        and target._meta.app_label != app
        and HEIGHT[target._meta.app_label] >= HEIGHT[app]
        and (app, target._meta.label) not in ALLOWED
    ]

    assert upward == []


def test_every_app_of_ours_has_its_layer():
    ours = {
        config.name
        for config in apps.get_app_configs()
        if (config.path).startswith(apps.get_app_config("newsroom").path.rsplit("/", 1)[0] + "/")
        and "site-packages" not in config.path
    }

    assert ours == set(HEIGHT)
