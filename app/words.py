"""What a person reads when something was refused, done or went wrong; in plain Dutch, one place.

Every sentence says what is wrong, what was kept and what to do. A test holds this complete for
every `Reason` and every command. `Words` says them in the language of the day.
"""

from __future__ import annotations

from typing import Final

from app.catalogue import catalogue
from app.core import commands as do
from app.core.plan import Language
from app.core.refusals import Reason, Refused
from app.core.views import Phase, StageView

ANNOUNCED: Final = {
    Phase.READY: "Zo meteen een vraag: %(text)s",
    Phase.OPEN: "De stemming is open: %(text)s",
    Phase.CLOSING: "De zaal is klaar met stemmen. Online kan nog even.",
    Phase.CLOSED: "De stemming is gesloten.",
    Phase.SEALED: "De stemming is gesloten. De uitslag staat vast.",
}
OVER: Final = "De dag is klaar."
PITCH: Final = "Pitch %(number)s van %(of)s: %(owner)s."
NOW: Final = "Nu: %(title)s."
SAID: Final[dict[Reason, str]] = {
    Reason.NOT_ALLOWED: "Dit kan niet vanaf jouw scherm. Er is niets veranderd. Vraag het de dagvoorzitter.",
    Reason.STALE_STEP: (
        "De dag was al een stap verder. Je druk op de knop telt niet mee. Kijk wat er nu staat en kies opnieuw."
    ),
    Reason.NOTHING_NEXT: (
        "Er komt niets meer na dit onderdeel. Alles is bewaard. Het verslag staat klaar om te maken."
    ),
    Reason.NOTHING_BEFORE: "Dit is het begin van de dag. Terug kan niet. Druk op Volgende om te starten.",
    Reason.UNKNOWN_BLOCK: (
        "Het onderdeel %(value)s staat niet in het programma. Er is niets veranderd. Kies een onderdeel uit de lijst."
    ),
    Reason.UNKNOWN_QUESTION: (
        "De vraag %(value)s bestaat niet. Er is niets opgeslagen. Ververs de pagina en probeer het opnieuw."
    ),
    Reason.QUESTION_NOT_OPEN: (
        "Deze vraag is nog niet open. Je antwoord is niet verstuurd. Wacht tot de vraag opengaat."
    ),
    Reason.QUESTION_CLOSED: (
        "Je bent te laat: de vraag is gesloten. Dit antwoord telt niet mee. Een eerder antwoord blijft staan."
    ),
    Reason.QUESTION_SEALED: (
        "Je bent te laat: de uitslag staat vast. Dit antwoord telt niet mee. Doe mee met de volgende vraag."
    ),
    Reason.ANSWER_COUNTED: "Je stem telt mee. Wijzigen kan niet meer, want de uitslag staat vast.",
    Reason.STALE_ANSWER: (
        "Je hebt intussen op een ander scherm geantwoord. Dat antwoord blijft staan. Wil je iets anders, kies dan"
        " opnieuw."
    ),
    Reason.EMPTY_ANSWER: (
        "Je hebt nog niets gekozen of geschreven. Er is niets verstuurd. Geef een antwoord en verstuur het opnieuw."
    ),
    Reason.UNKNOWN_OPTION: (
        "Antwoord %(value)s hoort niet bij deze vraag. Er is niets verstuurd. Kies een antwoord uit de lijst."
    ),
    Reason.TOO_MANY_CHOICES: (
        "Je koos %(value)s antwoorden, %(limit)s mag. Er is niets verstuurd. Haal er een weg en verstuur opnieuw."
    ),
    Reason.TOO_MANY_ENTRIES: (
        "Je hebt al %(value)s keer iets ingestuurd, %(limit)s mag. Wat er staat, blijft staan. Trek er een in voor "
        "een nieuwe."
    ),
    Reason.TEXT_TOO_LONG: (
        "De tekst %(value)s is te lang: hooguit %(limit)s tekens. Je tekst staat er nog. Maak hem korter en verstuur "
        "opnieuw."
    ),
    Reason.FEW_PRESENT: (
        "Er doen nog geen vijf mensen mee, dus anoniem kan niet. De vraag is nog dicht. Wacht, of kies "
        "vertrouwelijk of op naam."
    ),
    Reason.SEAT_LOCKED: (
        "Wisselen tussen zaal en online kan niet zolang er een vraag open is. Je plek blijft zoals hij was. "
        "Probeer het na de vraag."
    ),
    Reason.ROLE_NEEDED: (
        "We weten jouw rol en organisatie nog niet. Er is niets opgeslagen. Vul ze in en probeer het opnieuw."
    ),
    Reason.UNKNOWN_PARTICIPANT: (
        "We kennen dit apparaat niet meer. Er is niets opgeslagen. Doe opnieuw mee met de code op het scherm."
    ),
    Reason.UNKNOWN_TEXT: "Deze tekst is er niet meer. Er is niets veranderd. Kijk wat er nu staat en kies opnieuw.",
    Reason.UNKNOWN_PITCH: (
        "De pitch %(value)s staat niet in het programma. Er is niets opgeslagen. Kies een pitch uit de lijst."
    ),
    Reason.UNKNOWN_OUTCOME: (
        "Deze afspraak of conclusie is er niet meer. Er is niets veranderd. Kies er een uit de lijst."
    ),
    Reason.OUTCOME_CHANGED: (
        "Iemand heeft deze tekst net aangepast. Die nieuwe tekst is bewaard, de jouwe niet. Lees hem en pas hem "
        "zo nodig weer aan."
    ),
    Reason.NOTHING_SAID: "Er staat nog niets. Er is niets opgeslagen. Schrijf de zin op en probeer het opnieuw.",
    Reason.NOT_YOUR_OUTCOME: (
        "Deze afspraak staat niet op jouw naam. Je antwoord is niet opgeslagen. Tik op Dit is van mij als dat wel"
        " zo is."
    ),
    Reason.SPOKESPERSON_NEEDED: (
        "Deze afspraak geldt voor meer organisaties. Je ja is niet opgeslagen. De dagvoorzitter wijst eerst een "
        "woordvoerder aan."
    ),
    Reason.OUTCOMES_INCOMPLETE: (
        "Bij %(value)s ontbreekt nog iets. De dag is nog niet gesloten. Vul het aan, of kies Toch sluiten."
    ),
    Reason.DAY_CLOSED: ("De dag is gesloten. Er is niets opgeslagen. Wat eerder is vastgelegd, staat in het verslag."),
    Reason.CANNOT_UNDO: "Dit kun je niet meer terugdraaien. Alles blijft zoals het is. Ga verder met Volgende.",
}

NOTES: Final[dict[type[do.Command], str]] = {
    do.Join: "Je doet mee.",
    do.MoveSeat: "Je plek is aangepast.",
    do.DescribeSelf: "Je rol en organisatie zijn bewaard.",
    do.CastAnswer: "Je antwoord is binnen. Wijzigen kan tot de vraag sluit.",
    do.WithdrawText: "Je tekst is ingetrokken.",
    do.ClaimOutcome: "De dagvoorzitter ziet dat deze afspraak van jou is.",
    do.ReplyToOutcome: "Je antwoord op de afspraak is bewaard.",
    do.Advance: "Volgende stap.",
    do.GoBack: "Een stap terug.",
    do.GoToBlock: "Het onderdeel is gestart.",
    do.CloseQuestion: "De vraag sluit.",
    do.ReopenQuestion: "De vraag is weer open.",
    do.RevealResult: "De uitslag is te zien.",
    do.OpenNextRound: "De volgende ronde is open.",
    do.AddTime: "De tijd is aangepast.",
    do.DarkenScreen: "Het scherm in de zaal is aangepast.",
    do.WritePitchLine: "De kernzin is bewaard.",
    do.HideText: "De tekst is aangepast.",
    do.RecordOutcome: "Vastgelegd.",
    do.RewordOutcome: "De nieuwe tekst is bewaard.",
    do.WithdrawOutcome: "De lijst is aangepast.",
    do.AssignOutcome: "De vraag om een ja is verstuurd.",
    do.RejectClaim: "De aanvraag is weggehaald.",
    do.ReopenDay: "De dag is weer open.",
    do.Tick: "",
}

NOT_SAVED: Final = (
    "Opslaan lukte niet. Je antwoord is niet bewaard. Probeer het opnieuw, en waarschuw anders de dagvoorzitter."
)
WRONG_CODE: Final = (
    "De code %(value)s klopt niet. Je hoeft verder niets opnieuw te kiezen. Kijk op het scherm en probeer het opnieuw."
)
NO_CODE: Final = "Er staat nog geen code. Typ de 8 cijfers die op het scherm staan."
WRONG_LINK: Final = "Deze link klopt niet meer. Typ hieronder de code die op het scherm staat."
TOO_MANY_GUESSES: Final = (
    "Er zijn te veel verkeerde codes getypt. Wacht een minuut en probeer het opnieuw. De QR-code op het scherm "
    "werkt wel."
)
NO_PLACE: Final = "Vanaf dit netwerk staan te veel pagina’s open. Sluit er een, of wacht even en probeer het opnieuw."
UNKNOWN_BADGE: Final = "We kennen dit apparaat nog niet. Doe mee met de code die op het scherm staat."
ROLE_FIRST: Final = "Kies ook je rol en je organisatie. De code klopt en is bewaard."

ERRORS: Final[dict[int, tuple[str, str]]] = {
    400: (
        "Dit begrijpen we niet",
        "Er kwam iets binnen wat we niet kunnen lezen. Er is niets opgeslagen. Ga terug en probeer het opnieuw.",
    ),
    403: (
        "Dit is niet voor jou open",
        "Met deze link of dit apparaat kun je hier niet bij. Er is niets veranderd. Gebruik de link die je kreeg.",
    ),
    404: (
        "Deze pagina is er niet",
        "Het adres klopt niet of niet meer. Er is niets veranderd. Ga naar het begin en typ de code van het scherm.",
    ),
    405: (
        "Zo werkt deze pagina niet",
        "Er is niets opgeslagen. Ga terug naar het begin en probeer het daar opnieuw.",
    ),
    409: ("Dat kan nu niet", "Er is niets veranderd. Ververs de pagina en kijk wat er nu staat."),
    413: (
        "Dit is te groot",
        "We nemen hooguit 64 kB aan. Er is niets opgeslagen. Maak je tekst korter en probeer het opnieuw.",
    ),
    429: ("Even wachten", TOO_MANY_GUESSES),
    500: (
        "Er ging hier iets mis",
        "Dat ligt niet aan jou. Wat bevestigd is, is bewaard. Ververs de pagina of waarschuw de dagvoorzitter.",
    ),
    503: ("Het lukt nu niet", NOT_SAVED),
}
BACK_TO_START: Final = "Naar het begin"


class Words:
    """The sentences in the language of one day."""

    def __init__(self, language: Language = Language.DUTCH) -> None:
        self.language = language
        self.text = catalogue(language).text

    def said(self, refused: Refused) -> str:
        value = f"‘{refused.value}’" if refused.value else ""
        sentence = self.text(SAID[refused.reason], value=value, limit=refused.limit)
        return " ".join(sentence.split())

    def note(self, command: do.Command) -> str:
        """A short confirmation that a command was committed."""
        return self.text(NOTES[type(command)])

    def announcement(self, stage: StageView) -> str:
        """One short sentence for the status line when the day moves on; empty when there is nothing to say."""
        if stage.is_over:
            return self.text(OVER)
        if stage.question:
            return self.text(ANNOUNCED[stage.question.phase], text=stage.question.question.text)
        if stage.pitch:
            pitch = stage.pitch
            return self.text(PITCH, number=pitch.number, of=pitch.of, owner=pitch.pitch.owner)
        return self.text(NOW, title=stage.block.title) if stage.block else ""

    def error(self, status: int) -> tuple[str, str]:
        """Title and message of an error page."""
        title, message = ERRORS.get(status, ERRORS[500 if status >= 500 else 400])
        return self.text(title), self.text(message)
