from dataclasses import replace

import pytest
from dumps import write_dump
from fake import make_fake
from typer.testing import CliRunner

import newsnlp
from newsnlp.batch import load_frames, run
from newsnlp.cli.app import make_app
from newsnlp.errors import SettingsError
from newsnlp.pieces import LONGEST
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

NAME = "Центр компетенций «Импульс»"
TEXT = (
    "Директором Центра компетенций «Импульс» назначен Пётр Лосев. Вчера Лосев открыл форум в "
    "Твери.\nНаши люди в сети\nЗа ремонт спасибо ЦКИ. Прочитали 3 раза\nПрочитали 3 раза"
)


@pytest.fixture(scope="module")
def plain():
    return Pipeline()


@pytest.fixture
def pipeline(plain, settings):
    return plain.with_settings(settings)


def named(result, name):
    return [entity for entity in result.entities if entity.name == name]


# what must not happen


def test_without_a_lexicon_nothing_changes(plain, lexicon):
    lexicon.write_text("# ничего\n", encoding="utf-8")
    empty = plain.with_settings(newsnlp.Settings(lexicon=lexicon))
    article = Article("1", TEXT)
    assert empty.extract(article) == plain.extract(article)
    assert not [m for m in plain.extract(article).mentions if m.source == "rule:lexicon"]


def test_a_resumed_batch_refuses_a_changed_lexicon(tmp_path, lexicon):
    dump, out = write_dump(tmp_path / "dump.jsonl", ["Мэр Пётр"]), tmp_path / "out"
    settings = newsnlp.Settings(lexicon=lexicon)
    run(dump, out, settings=settings, make=make_fake)
    moved = lexicon.rename(tmp_path / "other.tsv")
    run(dump, out, settings=newsnlp.Settings(lexicon=moved), resume=True, make=make_fake)
    moved.write_text("role\tкомендант\n", encoding="utf-8")
    for changed in (newsnlp.Settings(lexicon=moved), newsnlp.Settings()):
        with pytest.raises(SettingsError, match="was made with other settings"):
            run(dump, out, settings=changed, resume=True, make=make_fake)


@pytest.mark.parametrize("command", ["extract", "batch", "report"])
def test_a_wrong_row_stops_every_command_before_it_writes(tmp_path, command):
    wrong, article, out = (tmp_path / name for name in ("my.tsv", "a.txt", "out"))
    wrong.write_text("город\tТверь\n", encoding="utf-8")
    article.write_text(TEXT, encoding="utf-8")
    options = [str(article), "--lexicon", str(wrong), "-o", str(out)]
    if command == "extract":
        options += ["--format", "csv"]
    if command == "report":
        options[-1] = str(out := out.with_suffix(".html"))
    done = CliRunner().invoke(make_app(), [command, *options])
    assert "my.tsv:1: 'город' is no kind of row" in str(done.exception)
    assert not out.exists()


def test_a_report_on_a_finished_batch_takes_no_lexicon(tmp_path, lexicon):
    dump, out = write_dump(tmp_path / "dump.jsonl", ["Мэр Пётр"]), tmp_path / "out"
    run(dump, out, make=make_fake)
    options = [str(out), "--lexicon", str(lexicon), "-o", str(tmp_path / "page.html")]
    done = CliRunner().invoke(make_app(), ["report", *options])
    assert "is extracted already: give --lexicon to newsnlp batch" in str(done.exception)


# what the lexicon brings


def test_one_entity_under_the_users_name(pipeline):
    result, linked = pipeline.explain(Article("1", TEXT))
    (entity,) = named(result, NAME)
    assert "ЦКИ" in entity.aliases
    texts = {m.id: m for m in result.mentions}
    lexical = [texts[i].text for i in entity.mentions if texts[i].source == "rule:lexicon"]
    assert lexical == ["Центра компетенций «Импульс»", "ЦКИ"]
    assert {texts[i].type for i in entity.mentions} == {entity.type}
    why = {merge.mention_id: merge.source for merge in linked.merges}
    assert {why[m.id] for m in result.mentions if m.source == "rule:lexicon"} == {"lexicon"}


def test_records_speak_of_it(pipeline):
    result = pipeline.extract(Article("1", TEXT))
    assert ("Пётр Лосев", "директор", NAME) in {
        (r.person, r.role, r.organization) for r in result.records
    }


def test_debris_lines(pipeline):
    debris = pipeline.extract(Article("1", TEXT)).debris
    assert [(TEXT[d.start : d.end], d.kind) for d in debris] == [
        ("Наши люди в сети", "custom"),
        ("Прочитали 3 раза", "custom"),
    ]


def test_two_entries_are_two_entities_whatever_linking_thinks(plain, tmp_path):
    path = tmp_path / "my.tsv"
    path.write_text("organization\tбанк «Восток»\norganization\tВосток\n", encoding="utf-8")
    two = plain.with_settings(newsnlp.Settings(lexicon=path))
    result = two.extract(Article("1", "Банк «Восток» открыл офис. Компания «Восток» закрылась."))
    texts = {m.id: m.text for m in result.mentions if m.source == "rule:lexicon"}
    for name, mention in (("банк «Восток»", "Банк «Восток»"), ("Восток", "Восток")):
        (entity,) = named(result, name)
        assert [texts[i] for i in entity.mentions if i in texts] == [mention]


def test_every_article_is_named_alike_in_any_batch(pipeline):
    articles = [
        Article(str(i), TEXT.replace("Лосев", name)) for i, name in enumerate(["Ким", "Цой"])
    ]
    alone = [pipeline.extract(article) for article in articles]
    assert list(pipeline.pipe(articles)) == alone


def test_batch_workers_know_the_lexicon(tmp_path, lexicon):
    dump, out = write_dump(tmp_path / "dump.jsonl", [TEXT]), tmp_path / "out"
    done = CliRunner().invoke(
        make_app(), ["batch", str(dump), "-o", str(out), "--lexicon", str(lexicon)]
    )
    assert done.exit_code == 0, done.output
    frames = load_frames(out)
    assert NAME in set(frames["entities"].name)
    assert frames["documents"].n_debris.tolist() == [len("Наши люди в сетиПрочитали 3 раза")]


# annotations


def test_annotations_come_with_extractions(pipeline, monkeypatch):
    long = "Пётр Лосев приехал. " * (LONGEST // 20 + 1)
    articles = [Article("1", TEXT), Article("2", ""), Article("3", "упасть"), Article("4", long)]
    clean = pipeline._clean

    def failing(article, lexicon):
        if article.text == "упасть":
            raise RuntimeError("не вышло")
        return clean(article, lexicon)

    monkeypatch.setattr(pipeline, "_clean", failing)
    monkeypatch.setattr(
        pipeline, "_long", lambda page: pipeline.extract(replace(page.read, text="Ура."))
    )
    pairs = list(pipeline.pipe_annotated(articles))
    assert [result.error for result, _ in pairs] == [None, None, "RuntimeError: не вышло", None]
    assert [a if a is None else a.text for _, a in pairs] == [TEXT, "", None, None]
