"""The states of a day in their order: what happens, and which pages show it.

Each scene is a name and a Dutch caption; `play` yields it with the pages that are worth a picture then, by the
surface that they are (`app.gallery.looks`).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

from playwright.async_api import Page

from app.gallery.stage import Stage
from app.rehearse.phrases import KEY_SENTENCES, SENTENCES

VOTE = "form[data-command=cast_answer]"
QUERIES = ("Wat betekent loslaten voor een kleine gemeente?", "Komen de sheets online?", "Wie houdt het tempo vast?")
NOTES = (
    ("learned", "Een vast gezicht scheelt een gezin drie gesprekken"),
    ("needed", "Ruimte in de begroting om van te leren"),
)
MAKING = 60_000
"""Milliseconds that a report may take."""
PROPOSALS = (("conclusion", "Wethouders bellen elkaar eerder"), ("agreement", "Elk kwartaal een casus bespreken"))


@dataclass(frozen=True, slots=True)
class Scene:
    """`brief` are pages that are closed once the pictures are taken."""

    name: str
    caption: str
    pages: Mapping[str, Page]
    brief: tuple[Page, ...] = field(default=())


async def play(stage: Stage) -> AsyncIterator[Scene]:
    """From the closed door to the report. Whoever looks may take as long as it wants between two scenes."""
    for part in (_door, _welcome, _keynote, _pitches, _choice, _texts, _breakouts, _look_back, _agreements, _end):
        async for scene in part(stage):
            yield scene
            for page in scene.brief:
                await page.close()


async def _door(stage: Stage) -> AsyncIterator[Scene]:
    code = await stage.page("/", "phone")
    yield Scene("deur-code", "Meedoen met de code", {"phone": code}, (code,))
    yield Scene("deur", "Meedoen met de link of de QR-code", {"phone": stage.hall, "online": stage.online})


async def _welcome(stage: Stage) -> AsyncIterator[Scene]:
    yield Scene("begin", "Voor het begin", {"chair": stage.chair, "screen": stage.screen})
    await stage.join(stage.hall, "wethouder", "gemeente Goirle")
    await stage.join(stage.online, "manager", "gemeente Tilburg")
    await stage.fill()
    await stage.next()
    await stage.until(stage.hall, "Straks om")
    yield Scene("inloop", "De inloop", _all(stage))
    links = await stage.enter(stage.links.organiser, "chair")
    yield Scene("links", "De links om uit te delen", {"chair": links}, (links,))


async def _keynote(stage: Stage) -> AsyncIterator[Scene]:
    await stage.next()
    await stage.ask(*QUERIES)
    await stage.until(stage.chair, QUERIES[0])
    await stage.until(stage.hall, QUERIES[0])
    yield Scene("keynote", "Een keynote, met vragen van deelnemers", _all(stage))
    speaker, helper = await stage.enter(stage.links.speaker, "phone"), await stage.enter(stage.links.helper, "phone")
    yield Scene("spreker", "Het scherm van de spreker", {"phone": speaker}, (speaker,))
    yield Scene("hulp", "Het scherm van de hulp", {"phone": helper}, (helper,))
    await stage.show_query()
    await stage.until(stage.screen, "Vraag")
    yield Scene("vraag-in-beeld", "Een vraag van een deelnemer op de beamer", _all(stage))
    queries = await stage.page("/vragen", "phone", beside=stage.hall)
    yield Scene("vragen", "Alle vragen van deelnemers", {"phone": queries}, (queries,))


async def _pitches(stage: Stage) -> AsyncIterator[Scene]:
    await stage.next_until(stage.hall, "form.take")
    yield Scene("pitch", "Een pitch", _all(stage))
    await stage.hall.locator("form.take button").first.click()
    await stage.until(stage.hall, "Toch niet meenemen")
    await stage.answer()
    await stage.lead.write_line(stage.lead.pitch(), KEY_SENTENCES[0])
    await stage.next()
    await stage.until(stage.hall, "gemeente Goirle")
    yield Scene("pitch-volgende", "De volgende pitch", _all(stage))
    await stage.next_until(stage.chair, "button", "Sluit het meenemen")
    for press in ("Sluit het meenemen", "Toon wat mensen meenemen"):
        await stage.chair.get_by_role("button", name=press).click()
    await stage.until(stage.screen, "De uitslag")
    yield Scene("meenemen-uitslag", "Wat mensen meenemen uit de pitches", _all(stage))


async def _choice(stage: Stage) -> AsyncIterator[Scene]:
    await stage.next_until(stage.screen, "main", "Wat heeft Maatpact")
    yield Scene("keuze-klaar", "Een vraag staat klaar", _all(stage))
    await stage.next_until(stage.hall, f"{VOTE} [name=option]")
    yield Scene("keuze-open", "Een meerkeuzevraag is open", _all(stage))
    await stage.hall.locator(f"{VOTE} label").nth(1).click()
    await stage.hall.locator(f"{VOTE} button").first.click()
    await stage.until(stage.hall, "Wijzig je stem")
    await stage.answer()
    yield Scene(
        "keuze-gestemd", "Je stem is binnen", {"phone": stage.hall, "chair": stage.chair, "screen": stage.screen}
    )
    await stage.next_until(stage.screen, ".rounds")
    await stage.hall.locator("section.result .chart").wait_for()
    yield Scene("keuze-uitslag", "De uitslag van een meerkeuzevraag", _all(stage))
    results = await stage.page("/uitslag", "phone", beside=stage.hall)
    yield Scene("uitslagen", "Alle uitslagen tot nu toe", {"phone": results}, (results,))


async def _texts(stage: Stage) -> AsyncIterator[Scene]:
    kinds = (
        ("open", "open vraag", "textarea"),
        ("woordwolk", "woordwolk", "[name=text]"),
        ("schaal", "schaal", "fieldset"),
    )
    for name, caption, control in kinds:
        await stage.next_until(stage.hall, f"{VOTE} {control}")
        yield Scene(f"{name}-vraag", f"Een {caption} is open", _all(stage))
        await stage.answer()
        await stage.next()
        await stage.lead.look_again()
        yield Scene(f"{name}-uitslag", f"De uitslag van een {caption}", _all(stage))
        texts = await stage.page("/teksten", "chair", beside=stage.chair)
        yield Scene(f"{name}-teksten", f"Alle teksten bij een {caption}", {"chair": texts}, (texts,))
    await stage.next_until(stage.screen, "main", "Pauze")
    yield Scene("pauze", "Pauze", _all(stage))


async def _breakouts(stage: Stage) -> AsyncIterator[Scene]:
    await stage.next_until(stage.hall, "main", "de kapel")
    yield Scene("sessies", "Ieder naar de eigen sessie", _all(stage))
    first, second = stage.links.breakouts
    noted = [("add_note", {"heading": [heading], "text": [text]}) for heading, text in NOTES]
    await stage.write(first, [*noted, *(("record_outcome", _worded(*proposal)) for proposal in PROPOSALS)])
    rapporteur = await stage.enter(stage.links.breakouts[first], "phone")
    yield Scene("rapporteur", "De pagina van de rapporteur", {"phone": rapporteur, "chair": rapporteur}, (rapporteur,))
    for breakout in (first, second):
        await stage.write(breakout, [("finish_breakout", {"is_finished": ["1"]})])
    yield Scene("sessies-klaar", "De sessies zijn klaar", {"chair": stage.chair})
    await stage.next_until(stage.screen, "main", NOTES[0][1])
    yield Scene("oogst", "De oogst van een sessie", _all(stage))


async def _look_back(stage: Stage) -> AsyncIterator[Scene]:
    await stage.next_until(stage.screen, "main", "Wat heeft Maatpact")
    yield Scene("terugblik", "Een eerdere uitslag opnieuw", _all(stage))
    await stage.next_until(stage.screen, "main", "één intake")
    yield Scene("knelpunt", "Een knelpunt met zijn oplossing", _all(stage))


async def _agreements(stage: Stage) -> AsyncIterator[Scene]:
    await stage.next_until(stage.screen, "main", "Wat spreken we af?")
    first, *_ = [await stage.record(sentence) for sentence in SENTENCES]
    await stage.until(stage.hall, SENTENCES[0].what)
    yield Scene("afspraken", "De afspraken van de dag", _all(stage))
    await stage.hall.get_by_role("navigation").get_by_role("link", name="Afspraken").click()
    entry = stage.hall.locator("section.outcomes .entry").filter(has_text=SENTENCES[0].what)
    await entry.get_by_role("button", name="Dit is van mij").click()
    await stage.until(stage.chair, "gemeente Goirle")
    yield Scene("van-mij", "Iemand zegt: dit is van mij", {"phone": stage.hall, "chair": stage.chair})
    await stage.lead.accept_claim(first, is_spokesperson=True)
    await stage.hall.locator("form[data-command=reply_to_outcome]").first.wait_for()
    yield Scene("bevestigen", "De telefoon vraagt om een ja", {"phone": stage.hall, "chair": stage.chair})
    await stage.hall.locator("form[data-command=reply_to_outcome] button").first.click()
    await stage.next()
    yield Scene("afspraak-in-beeld", "De afspraken één voor één", _all(stage))


async def _end(stage: Stage) -> AsyncIterator[Scene]:
    while await stage.lead.advance():
        pass
    yield Scene("einde", "De dag is voorbij", _all(stage))
    report = await stage.page("/verslag", "chair", beside=stage.chair)
    yield Scene("verslag", "Het verslag maken", {"chair": report})
    await report.locator("form[action='/verslag/maken'] button").click()
    await stage.until(report, "Maak het verslag opnieuw", within=MAKING)
    yield Scene("verslag-klaar", "Het verslag is gemaakt", {"chair": report}, (report,))


def _all(stage: Stage) -> dict[str, Page]:
    return {"phone": stage.hall, "online": stage.online, "chair": stage.chair, "screen": stage.screen}


def _worded(kind: str, what: str) -> dict[str, list[str]]:
    return {"kind": [kind], "what": [what], "owner": [""], "due": [""], "source": [""]}
