"""What somebody is told when a command was refused: what is wrong, what was kept, what to do. Complete by test."""

from __future__ import annotations

from typing import Final

from app.core.refusals import Reason

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
    Reason.EMPTY_ANSWER: "Kies eerst een antwoord, of schrijf er een. Er is niets verstuurd.",
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
    Reason.STREAM_ANSWERS: (
        "Online kan nog %(limit)s seconden antwoorden. Er is niets veranderd. Wacht even, of kies Sluit de stemming."
    ),
    Reason.DELAY_LOCKED: (
        "De vertraging kan niet wijzigen zolang er een vraag open is. Alles blijft zoals het is. Probeer het na de "
        "vraag."
    ),
    Reason.DELAY_TOO_LONG: (
        "Een vertraging van %(value)s seconden kan niet. Er is niets veranderd. Kies 0 tot en met %(limit)s seconden."
    ),
    Reason.ROLE_NEEDED: (
        "We weten nog niet wie je bent. Er is niets opgeslagen. Vul het in bij Wie ben je en probeer het opnieuw."
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
        "Deze afspraak is van een groep. Er is niets veranderd. Vink aan dat deze persoon namens de groep spreekt."
    ),
    Reason.OUTCOMES_INCOMPLETE: (
        "Bij %(limit)s van de afspraken ontbreekt nog iets. De dag is nog niet gesloten. Vul het aan, of vink aan dat "
        "je de dag toch sluit."
    ),
    Reason.QUERIES_CLOSED: (
        "Bij dit onderdeel kun je geen vraag stellen. Je vraag is niet verstuurd. Kijk bij een ander onderdeel weer."
    ),
    Reason.NO_QUERY_TEXT: "Er staat nog niets. Er is niets opgeslagen. Schrijf het op en probeer het opnieuw.",
    Reason.TOO_MANY_QUERIES: (
        "Je hebt al %(value)s vragen die nog wachten, %(limit)s mag. Deze is niet verstuurd. Haal er een terug voor "
        "een nieuwe."
    ),
    Reason.UNKNOWN_QUERY: "Deze vraag is er niet meer. Er is niets veranderd. Kijk wat er nu staat en kies opnieuw.",
    Reason.QUERY_SETTLED: "Deze vraag is al behandeld. Er is niets veranderd. Bij de vraag staat wat ermee is gedaan.",
    Reason.OWN_QUERY: (
        "Dit is je eigen vraag. Hij telt gewoon mee. Wil je hem niet meer stellen, haal hem dan terug bij Jouw vragen."
    ),
    Reason.SAME_QUERY: "Een vraag kan niet bij zichzelf. Er is niets veranderd. Kies een andere vraag.",
    Reason.DAY_CLOSED: "De dag is gesloten. Er is niets opgeslagen. Wat eerder is vastgelegd, staat in het verslag.",
    Reason.NOTHING_ON: (
        "Er is nu geen onderdeel bezig. Er is niets veranderd. Druk op Volgende en probeer het daarna opnieuw."
    ),
    Reason.QUESTION_UNFIT: (
        "De vraag is nog niet af. Er is niets opgeslagen. Geef bij meerkeuze 2 tot en met 12 antwoorden, elk op een"
        " regel."
    ),
    Reason.QUESTION_STILL_OPEN: (
        "Er is nog een vraag open. De nieuwe vraag is niet opgeslagen. Sluit eerst de stemming, of zet hem klaar."
    ),
    Reason.BLOCK_UNFIT: (
        "Zo kan het onderdeel niet. Er is niets veranderd. Kies een soort en een duur van 1 tot en met %(limit)s "
        "minuten."
    ),
    Reason.CANNOT_MOVE: (
        "Dit onderdeel kan daar niet heen. Het programma blijft zoals het was. Kies een ander onderdeel of een andere"
        " plek."
    ),
    Reason.DAY_FULL: "Daar is vandaag geen tijd meer voor. Het programma blijft zoals het was. Kies een kortere duur.",
    Reason.UNKNOWN_BREAKOUT: "Deze sessie staat niet meer in het programma. Er is niets opgeslagen. Kies een andere.",
    Reason.BREAKOUT_NOT_ON: "De sessie %(value)s is nu niet bezig. Er is niets opgeslagen. Wacht tot hij begint.",
    Reason.BREAKOUT_FIXED: (
        "Hier wijst je rol de weg, dus kiezen kan niet. Er is niets veranderd. Moet je ergens anders zijn, vraag het "
        "dan de dagvoorzitter."
    ),
    Reason.BREAKOUT_FULL: (
        "De sessie %(value)s zit vol: er is plek voor %(limit)s. Je eerdere keuze blijft staan. Kies een andere sessie."
    ),
    Reason.PROPOSAL_ACCEPTED: (
        "Dit voorstel is al overgenomen door de dagvoorzitter. Het blijft staan. Wil je iets anders, zeg het dan daar."
    ),
    Reason.ALREADY_CALLED: (
        "De dagvoorzitter is al geroepen. Je nieuwe bericht is niet verstuurd. Wacht tot het eerste gezien is."
    ),
    Reason.UNKNOWN_LINK: "Deze link bestaat niet meer. Er is niets veranderd. Kies een link uit de lijst.",
    Reason.DAY_NOT_CLOSED: "De dag is nog niet gesloten. Er is niets gewist. Sluit eerst de dag.",
    Reason.NOT_SURE: "Er is niets gewist. Weet je het zeker, zet dan eerst het vinkje.",
    Reason.CANNOT_UNDO: (
        "De uitslag staat al vast, dus weer openen kan niet. Alles blijft zoals het is. Wil je het nog eens vragen, "
        "open dan een nieuwe ronde."
    ),
    Reason.PART_LEFT: (
        "Deze vraag hoort bij een onderdeel dat voorbij is. Er is niets veranderd. Ga in het draaiboek terug naar dat "
        "onderdeel en kies daar opnieuw."
    ),
    Reason.CLOSE_FIRST: "De vraag is nog open. Er is niets veranderd. Sluit eerst de vraag en kies dan opnieuw.",
}
