import json
from dataclasses import replace
from datetime import date
from importlib.metadata import entry_points

import pytest
import spacy
from handmade import appointment, extraction
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import newsnlp
import newsnlp.spacy as component
from newsnlp.annotate import Annotator
from newsnlp.clean import clean
from newsnlp.errors import InputError
from newsnlp.types import Extraction

HANDMADE = {result.article.text: result for result in (appointment(), extraction("Шёл снег."))}
TEXT = appointment().article.text


class Handmade:
    """Annotates as the real pipeline and extracts what the samples say."""

    def __init__(self):
        self.annotator = Annotator()

    def pipe_annotated(self, articles):
        for article in articles:
            (annotation,) = self.annotator.annotate([article.text], [clean(article.text).blocks])
            found = HANDMADE.get(article.text, Extraction(article))
            yield replace(found, article=article), annotation


@pytest.fixture(scope="session")
def handmade():
    return Handmade()


@pytest.fixture
def nlp(monkeypatch, handmade):
    monkeypatch.setattr(component, "_pipeline", lambda settings: handmade)
    nlp = spacy.blank("ru")
    nlp.add_pipe("newsnlp")
    return nlp


def same(result: Extraction) -> Extraction:
    return replace(HANDMADE[result.article.text], article=result.article)


def test_a_factory_has_no_annotations_that_are_strings():  # spaCy before 3.8.13 cannot read them
    assert component.make_component.__annotations__["nlp"] is Language


def test_a_doc_that_was_not_processed_says_what_to_do():
    with pytest.raises(InputError, match=r"add_pipe\('newsnlp'\)"):
        component.records(spacy.blank("ru")("Шёл снег."))


def test_an_article_that_fails_or_is_too_long_is_no_end_of_the_stream(nlp, handmade, monkeypatch):
    def without_annotations(articles):
        failed, long = articles
        yield Extraction(failed, error="RuntimeError: не вышло"), None
        yield Extraction(long), None

    monkeypatch.setattr(handmade, "pipe_annotated", without_annotations)
    monkeypatch.setattr(handmade, "clean", lambda article: clean(article.text), raising=False)
    failed, long = nlp.pipe(["Шёл дождь.", "Шёл снег."])
    assert not failed.has_annotation("LEMMA")
    assert component.extraction(failed).error == "RuntimeError: не вышло"
    assert [token.lemma_ for token in long] == ["идти", "снег", "."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Шёл снег.", "\n Шёл \r\n\r\n снег. 😀 "])
def test_articles_with_nothing_to_find(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert doc.ents == ()
    assert component.records(doc) == ()
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


def test_ents_are_outermost_and_spans_are_all(nlp):
    doc = nlp(TEXT)
    assert [ent.text for ent in doc.ents][-4:] == [
        "заседании правительства Заволжской области",
        "13 марта",
        "Верхнеозёрске",
        "Ветрова",
    ]
    assert [(s.text, s.label_, s.id_) for s in doc.spans["newsnlp"]] == [
        (m.text, m.type.value, m.id) for m in appointment().mentions
    ]
    assert {s.kb_id_ for s in doc.spans["newsnlp"] if "Ветров" in s.text} == {"e1"}


def test_records_are_those_of_the_pipeline(nlp):
    doc = nlp(TEXT)
    assert component.records(doc) == appointment().records
    assert component.extraction(doc) == same(component.extraction(doc))


def test_user_data_is_plain_json(nlp):
    json.dumps(nlp(TEXT).user_data["newsnlp"])


def test_the_publication_date_reaches_the_pipeline(nlp):
    doc = nlp.make_doc(TEXT)
    doc.user_data["published"] = "2025-03-14"
    assert component.extraction(nlp(doc)).article.published == "2025-03-14"


def test_a_publication_date_that_is_none_is_told(nlp, caplog):
    def dated(day):
        doc = nlp.make_doc("Шёл снег.")
        doc.user_data["published"] = day
        return doc

    with pytest.raises(InputError, match="published is 'вчера'"):
        nlp(dated("вчера"))
    wrong, right = nlp.pipe([dated("вчера"), dated("2025-03-14")])
    assert "published is 'вчера'" in component.extraction(wrong).error
    assert "published is 'вчера'" in caplog.text
    assert component.extraction(right).error is None


def test_a_publication_date_may_be_a_date(nlp):
    doc = nlp.make_doc("Шёл снег.")
    doc.user_data["published"] = date(2025, 3, 14)
    again = Doc(nlp.vocab).from_bytes(nlp(doc).to_bytes())
    assert component.extraction(again).article.published == "2025-03-14"


def test_a_part_of_a_doc_has_no_extraction_of_its_own(nlp):
    whole = nlp(TEXT)
    part = whole[5:].as_doc(copy_user_data=True)
    with pytest.raises(InputError, match="a part of the one that was processed"):
        component.records(part)
    assert component.extraction(whole[:].as_doc(copy_user_data=True)).records


def test_ents_of_another_component_stay(nlp):
    ruler = nlp.add_pipe("entity_ruler", before="newsnlp")
    ruler.add_patterns([{"label": "OWN", "pattern": "министром"}])
    nlp.add_pipe("newsnlp", name="again", config={"tokens": False})
    doc = nlp(TEXT)
    own = [ent for ent in doc.ents if ent.label_ == "OWN"]
    assert [ent.text for ent in own] == ["министром"] * 2
    assert len(doc.ents) > 5
    assert "министром образования" not in {ent.text for ent in doc.ents}
    assert len(doc.spans["newsnlp"]) == len(appointment().mentions)


def test_it_survives_bytes(nlp):
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert component.records(again) == component.records(doc)
    assert [s.id_ for s in again.spans["newsnlp"]] == [s.id_ for s in doc.spans["newsnlp"]]
    assert [t.head.i for t in again] == [t.head.i for t in doc]


def test_it_survives_docbin(nlp):
    stored = DocBin(store_user_data=True, docs=[nlp(TEXT)]).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)
    assert component.records(again) == appointment().records
    assert len(again.spans["newsnlp"]) == len(appointment().mentions)


def test_it_survives_two_processes(nlp):
    docs = list(nlp.pipe([TEXT, "Шёл снег.", TEXT], n_process=2, batch_size=1))
    assert [len(component.records(doc)) for doc in docs] == [5, 0, 5]
    assert docs[0][0].lemma_ == "марина"


def test_one_at_a_time_and_in_batches_are_the_same(nlp):
    texts = [TEXT, "Шёл снег.", ""] * 3
    assert [d.to_json() for d in nlp.pipe(texts)] == [nlp(text).to_json() for text in texts]


def test_analyze_pipes_reports_no_problem(nlp):
    assert nlp.analyze_pipes()["problems"] == {"newsnlp": []}


def test_the_pipeline_is_saved_and_loaded(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == ["newsnlp"]
    assert again.get_pipe_config("newsnlp")["min_score"] == 0.0


def test_displacy_renders_ents_and_spans(nlp):
    doc = nlp(TEXT)
    assert "Заволжской области" in displacy.render(doc, style="ent", jupyter=False)
    options = {"spans_key": "newsnlp"}
    assert "PERSON" in displacy.render(doc, style="span", options=options, jupyter=False)


def test_token_attributes(nlp):
    doc = nlp("Марину Ветрову назначили министром образования. Она приехала в Тверь.")
    words = {t.text: t for t in doc}
    assert [t.lemma_ for t in doc][2:5] == ["назначить", "министр", "образование"]
    assert words["министром"].pos_ == "NOUN"
    assert words["министром"].morph.get("Case") == ["Ins"]
    assert words["Марину"].head.text == "назначили"
    assert words["назначили"].dep_ == "ROOT"
    assert len(list(doc.sents)) == 2


def test_every_sentence_is_one_tree(nlp):
    for sentence in nlp(TEXT).sents:
        assert sum(t.head == t for t in sentence) == 1
        assert set(sentence.root.subtree) == set(sentence)


def test_pieces_of_one_word_hang_on_the_first(nlp):
    doc = nlp("Приехал Иванов-Петров.")
    assert [t.text for t in doc] == ["Приехал", "Иванов", "-", "Петров", "."]
    assert [doc[i].head.text for i in (2, 3)] == ["Иванов", "Иванов"]
    assert doc[1].lemma_ == "иванов-петров"
    assert doc[2].pos_ == "PUNCT"


def test_a_comma_that_sticks_to_a_number_is_no_part_of_its_lemma(nlp):
    doc = nlp("Это было 12 марта 2025, 14:20.")
    assert [t.lemma_ for t in doc][4:6] == ["2025", ","]


def test_a_token_of_several_words_takes_their_head(nlp):
    doc = nlp("Встреча началась в 14:20.")
    assert (doc[3].text, doc[3].lemma_, doc[3].pos_) == ("14:20", "14:20", "NUM")


def test_tokens_can_be_left_alone(monkeypatch, handmade):
    monkeypatch.setattr(component, "_pipeline", lambda settings: handmade)
    nlp = spacy.blank("ru")
    nlp.add_pipe("newsnlp", config={"tokens": False})
    doc = nlp(TEXT)
    assert not doc.has_annotation("LEMMA")
    assert component.records(doc) == appointment().records


@pytest.mark.parametrize("text", ["", " ", "а  б", "\n\nа\n б ", "Иванов-Петров в 14:20, т. е. 😀"])
def test_the_razdel_tokenizer_keeps_the_text(text):
    nlp = spacy.blank("ru", config={"nlp": {"tokenizer": {"@tokenizers": "newsnlp.razdel"}}})
    assert nlp.make_doc(text).text == text


def test_the_razdel_tokenizer_cuts_as_the_pipeline_does(handmade):
    nlp = spacy.blank("ru", config={"nlp": {"tokenizer": {"@tokenizers": "newsnlp.razdel"}}})
    text = "🔥Мэр  Иванов-Петров👏 ушёл в 14:20, №5."
    (annotation,) = handmade.annotator.annotate([text])
    assert [t.text for t in nlp.make_doc(text) if not t.is_space] == annotation.words


def test_the_razdel_tokenizer_is_saved_and_loaded(tmp_path):
    nlp = spacy.blank("ru", config={"nlp": {"tokenizer": {"@tokenizers": "newsnlp.razdel"}}})
    nlp.to_disk(tmp_path)
    assert [t.text for t in spacy.load(tmp_path)("Иванов-Петров пришёл")] == [
        "Иванов-Петров",
        "пришёл",
    ]


def test_the_real_pipeline_says_the_same_inside_spacy_and_outside():
    text = "Игорь Сомов назначен директором завода «Заря». Вчера Сомов открыл цех в Твери."
    try:
        expected = newsnlp.extract(text, published="2025-03-14")
    except newsnlp.ModelError as error:
        pytest.skip(f"no models: {error}")
    nlp = spacy.blank("ru")
    nlp.add_pipe("newsnlp")
    doc = nlp.make_doc(text)
    doc.user_data["published"] = "2025-03-14"
    doc = nlp(doc)
    assert component.records(doc) == expected.records
    assert component.extraction(doc).mentions == expected.mentions
    assert component.extraction(doc).relations == expected.relations


def test_the_factory_is_an_entry_point():
    assert entry_points(group="spacy_factories")["newsnlp"].load() is component.make_component


def test_to_docbin_is_read_by_spacy(tmp_path):
    assert component.to_docbin([appointment(), appointment("b")], tmp_path / "train.spacy") == 2
    docs = list(DocBin().from_disk(tmp_path / "train.spacy").get_docs(spacy.blank("ru").vocab))
    assert [ent.label_ for ent in docs[0].ents][:3] == ["PERSON", "PROFESSION", "STATE_OR_PROVINCE"]
    assert len(docs[1].spans["newsnlp"]) == 16
