"""What a person reads when something was refused, done or went wrong; in plain Dutch, one place.

Every sentence says what is wrong, what was kept and what to do. A test holds this complete for
every `Reason` and every command. `Words` says them in the language of the day.
"""

from __future__ import annotations

from typing import Final

from app.catalogue import catalogue
from app.core import commands as do
from app.core.plan import Block, Language
from app.core.progress import Phase
from app.core.refusals import Refused
from app.core.views import StageView
from app.refusal_words import SAID

ANNOUNCED: Final = {
    Phase.READY: "Zo meteen een vraag: %(text)s",
    Phase.OPEN: "De stemming is open: %(text)s",
    Phase.CLOSING: "De zaal is klaar met stemmen. Online kan nog even.",
    Phase.CLOSED: "De stemming is gesloten.",
    Phase.SEALED: "De stemming is gesloten. De uitslag staat vast.",
}
ASKED: Final = {
    Phase.READY: "Zo meteen een vraag: %(text)s",
    Phase.OPEN: "Je kunt nu antwoorden: %(text)s",
    Phase.CLOSING: "De zaal is klaar met antwoorden. Online kan nog even.",
    Phase.CLOSED: "De vraag is gesloten.",
    Phase.SEALED: "De vraag is gesloten. De uitslag staat vast.",
}
"""Of a question that is no vote: an open one, a word cloud, a scale."""
OVER: Final = "De dag is klaar."
PITCH: Final = "Pitch %(number)s van %(of)s: %(owner)s."
QUERY: Final = "Nu aan de beurt: %(text)s"
NOW: Final = "Nu: %(title)s."
FINDING: Final = "Knelpunt %(number)s van %(of)s: %(text)s."
REVIEW: Final = "De uitslag van eerder: %(text)s"
TAKEN: Final = "De uitslag van de pitches: %(text)s"
NIGHT: Final = "Dag %(number)s is klaar. Een andere dag gaan we verder."
NOTES: Final[dict[type[do.Command], str]] = {
    do.Join: "Je doet mee.",
    do.MoveSeat: "Je plek is aangepast.",
    do.DescribeSelf: "Je rol en organisatie zijn bewaard.",
    do.CastAnswer: "Je antwoord is binnen. Wijzigen kan tot de vraag sluit.",
    do.WithdrawText: "Je tekst is ingetrokken.",
    do.ClaimOutcome: "De dagvoorzitter ziet dat dit van jou is.",
    do.ReplyToOutcome: "Je antwoord is bewaard.",
    do.AskQuery: "Je vraag is binnen.",
    do.SupportQuery: "Bewaard.",
    do.WithdrawQuery: "Je vraag is teruggehaald.",
    do.SettleQuery: "De vraag is bijgewerkt.",
    do.HideQuery: "De vraag is bijgewerkt.",
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
    do.ErasePeople: "De gegevens van deelnemers zijn gewist.",
    do.HideText: "De tekst is aangepast.",
    do.ShowText: "De beamer is aangepast.",
    do.ApproveTexts: "De teksten zijn aangepast.",
    do.MergeTexts: "De teksten zijn aangepast.",
    do.RecordOutcome: "Vastgelegd.",
    do.RewordOutcome: "De nieuwe tekst is bewaard.",
    do.WithdrawOutcome: "De lijst is aangepast.",
    do.AssignOutcome: "De vraag om een ja is verstuurd.",
    do.RejectClaim: "De aanvraag is weggehaald.",
    do.AddQuestion: "De vraag is toegevoegd.",
    do.AddBlock: "Het onderdeel is toegevoegd.",
    do.MoveBlock: "Het programma is aangepast.",
    do.SkipBlock: "Het programma is aangepast.",
    do.ChooseBreakout: "Je keuze is bewaard.",
    do.AddNote: "Je notitie is bewaard.",
    do.EditNote: "Je notitie is aangepast.",
    do.RemoveNote: "De notitie is weg.",
    do.FinishBreakout: "De dagvoorzitter ziet hoe ver jullie zijn.",
    do.MovePerson: "De deelnemer is verplaatst.",
    do.AcceptOutcome: "Het voorstel is overgenomen.",
    do.ReturnOutcome: "Het voorstel is terug naar de sessie.",
    do.ReopenDay: "De dag is weer open.",
    do.SetDelay: "De vertraging is aangepast.",
    do.CallChair: "De dagvoorzitter ziet dat je roept.",
    do.DismissCall: "Gezien.",
    do.RevokeLink: "De oude link werkt niet meer. Geef de nieuwe.",
    do.Tick: "",
}

NOT_SAVED: Final = (
    "Opslaan lukte niet. Je antwoord is niet bewaard. Probeer het opnieuw, en waarschuw anders de dagvoorzitter."
)
DISK: Final = {
    "none": "",
    "low": "Op de schijf van de server is nog %(free)s MB vrij. Maak ruimte, anders bewaren we straks niets meer.",
    "full": (
        "De schijf van de server is vol. Stemmen en stappen bewaren we nu niet. Maak ruimte, dan gaat het vanzelf "
        "verder."
    ),
    "broken": (
        "De server kan niet meer bewaren en stopt. Wat bevestigd is, is bewaard. Deze pagina komt terug zodra de "
        "server er weer is."
    ),
}
"""By what is wrong with the disk."""
UNSURE: Final = (
    "De server kon dit niet bewaren en stopt. Wat eerder bevestigd is, is bewaard. Kijk straks of dit er staat, en "
    "probeer het anders opnieuw."
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
FORGOTTEN: Final = "Deze dag is klaar, en we weten niet meer wie er meededen. Het verslag krijg je van de organisatie."
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
    410: (
        "Deze link is ingetrokken",
        "Er is een nieuwe link voor in de plaats gekomen. Vraag die aan wie je deze link gaf.",
    ),
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

    def disk(self, trouble: str, free: int) -> str:
        """Above the pages while the disk is in trouble, with the free bytes; empty when it is not."""
        sentence = DISK[trouble]
        return self.text(sentence, free=free // 1_000_000) if sentence else ""

    def announcement(self, stage: StageView) -> str:
        """One short sentence for the status line when the day moves on; empty when there is nothing to say."""
        if stage.is_over:
            return self.text(OVER)
        if stage.query:
            return self.text(QUERY, text=stage.query.text)
        if stage.question:
            said = ANNOUNCED if stage.question.question.form.kind == "choice" else ASKED
            return self.text(said[stage.question.phase], text=stage.question.question.text)
        if stage.pitch:
            pitch = stage.pitch
            return self.text(PITCH, number=pitch.number, of=pitch.of, owner=pitch.pitch.owner)
        if stage.breakouts and stage.breakouts.harvest:
            return self.text(NOW, title=stage.breakouts.harvest.session.breakout.title)
        return self._block(stage, stage.block) if stage.block else ""

    def _block(self, stage: StageView, block: Block) -> str:
        if stage.is_night:
            return self.text(NIGHT, number=block.day + 1)
        if stage.review:
            return self.text(TAKEN if stage.pitches else REVIEW, text=stage.review.question.text)
        if stage.finding:
            found = block.findings[stage.finding - 1]
            return self.text(FINDING, number=stage.finding, of=len(block.findings), text=found.bottleneck)
        return self.text(NOW, title=block.title)

    def error(self, status: int) -> tuple[str, str]:
        """Title and message of an error page."""
        title, message = ERRORS.get(status, ERRORS[500 if status >= 500 else 400])
        return self.text(title), self.text(message)
