"""What departments are for, told by acronyms; mentions are marked in the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.spheres import with_spheres

RIGHT = [
    "Рады [министерство|ORGANIZATION] и СМИ.",
    "Рады [отдел культуры|ORGANIZATION] и [МЧС|ORGANIZATION].",
    "Рад [[завод|ORGANIZATION] и ТЭК|PROFESSION], рад [ТЭК|ORGANIZATION].",
    "Рады [завод стекла|ORGANIZATION] и ЖКХ.",
    "Рад [департамент строительства, [МЧС|ORGANIZATION]|ORGANIZATION].",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_stays(mark, text):
    marked = mark(text)
    assert with_spheres(marked.annotation, marked.spans) == marked.spans


WRONG = [
    (
        "Рад [директор [департамента строительства, ЖКХ и [ТЭК|ORGANIZATION]|ORGANIZATION]"
        "|PROFESSION] Рид.",
        "Рад [директор [департамента строительства, ЖКХ и ТЭК|ORGANIZATION]|PROFESSION] Рид.",
    ),
    (
        "Рад [директор [департамента строительства, ЖКХ|ORGANIZATION]|PROFESSION] и "
        "[ТЭК|ORGANIZATION] Рид.",
        "Рад [директор [департамента строительства, ЖКХ и ТЭК|ORGANIZATION]|PROFESSION] Рид.",
    ),
    (
        "Он служит в [министерстве сельского хозяйства|ORGANIZATION] и [ТЭК|ORGANIZATION].",
        "Он служит в [министерстве сельского хозяйства и ТЭК|ORGANIZATION].",
    ),
    (
        "Рад [департамент промышленности, [ТЭК и ЖКХ|ORGANIZATION]|ORGANIZATION].",
        "Рад [департамент промышленности, ТЭК и ЖКХ|ORGANIZATION].",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_department_holds_all_that_it_is_for(mark, text, expected):
    marked = mark(text)
    spans = with_spheres(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, spans) == expected
