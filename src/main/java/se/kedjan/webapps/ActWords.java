package se.kedjan.webapps;

import static java.util.Map.entry;

import java.util.Map;

/**
 * What the words of the log are in Swedish, said so that they tell what a party did and nothing
 * about the person it was done for.
 */
final class ActWords {

  static final Map<String, String> SWEDISH =
      Map.ofEntries(
          entry("interest-registered", "Registrerade intresset"),
          entry("process-started", "Startade ett förlopp"),
          entry("accountability-began", "Blev ansvarig för ärendet"),
          entry("accountability-ended", "Ansvaret för ärendet upphörde"),
          entry("handover-offered", "Erbjöd överlämning av ansvaret"),
          entry("handover-accepted", "Tog emot ansvaret"),
          entry("handover-refused", "Tog inte emot ansvaret"),
          entry("handover-lapsed", "Erbjudandet om överlämning förföll"),
          entry("handover-not-offered", "Lämnade inte över ansvaret"),
          entry("staff-named", "Utsåg ansvarig medarbetare"),
          entry("case-unheld", "Lyfte ett ärende som ingen har"),
          entry("unit-changed", "Ändrade en enhet"),
          entry("staff-blocked", "Stängde ärendet för en medarbetare"),
          entry("identity-protected", "Markerade skyddade personuppgifter"),
          entry("identity-unprotected", "Tog bort markeringen av skyddade personuppgifter"),
          entry("consent-given", "Antecknade samtycke"),
          entry("consent-not-given", "Antecknade att samtycke inte ges"),
          entry("consent-withdrawn", "Antecknade återkallat samtycke"),
          entry("consent-expired", "Samtycket gick ut"),
          entry("access-ended", "Tillgången till uppgifter upphörde"),
          entry("went-on-with-less", "Beslutade att ärendet går vidare"),
          entry("ended-without-consent", "Beslutade att ärendet avslutas"),
          entry("accountability-taken-back", "Tog tillbaka ansvaret"),
          entry("step-passed", "Steget utgick"),
          entry("phase-changed", "Antecknade en ny fas"),
          entry("after-care-begun", "Uppföljning efter avslut började"),
          entry("after-care-told", "Fick nytt från uppföljningen efter avslut"),
          entry("after-care-ended", "Avslutade uppföljningen efter avslut"),
          entry("step-opened", "Fick steget att göra"),
          entry("step-claimed", "Tog steget"),
          entry("step-released", "Lämnade tillbaka steget"),
          entry("step-moved", "Steget flyttades till någon annan"),
          entry("step-completed", "Slutförde steget"),
          entry("step-cancelled", "Steget avbröts"),
          entry("step-escalated", "Steget blev försenat och lyftes"),
          entry("step-secured", "Säkrade det försenade steget"),
          entry("party-alerted", "Larmades om en händelse i ärendet"),
          entry("alert-confirmed", "Bekräftade att parten har tagit del"),
          entry("queue-joined", "Ställde ärendet i kö"),
          entry("queue-reviewed", "Gick igenom kön"),
          entry("queue-left", "Tog ärendet ur kön"),
          entry("queue-skipped", "Gick förbi ärendet i kön"),
          entry("place-promised", "Reserverade en plats som snart blir ledig"),
          entry("place-promise-ended", "Reservationen av en plats upphörde"),
          entry("place-reserved", "Reserverade en plats"),
          entry("place-kept", "Höll platsen"),
          entry("place-resumed", "Tog platsen i bruk igen"),
          entry("place-released", "Släppte platsen"),
          entry("trial-extended", "Förlängde testperioden"),
          entry("trial-declined", "Avslutade testperioden"),
          entry("enrolment-declined", "Beslutade att inte skriva in"),
          entry("participant-enrolled", "Skrev in deltagaren"),
          entry("participant-discharged", "Skrev ut deltagaren"),
          entry("participant-returned", "Återupptog insatsen"),
          entry("contact-ended", "Avslutade kontakten"),
          entry("deviation-registered", "Registrerade en händelse"),
          entry("deviation-raised", "Lyfte en händelse med SOF"),
          entry("meeting-called", "Kallade till flerpartssamtal"),
          entry("meeting-answered", "Svarade på kallelsen till flerpartssamtal"),
          entry("meeting-documented", "Dokumenterade flerpartssamtalet"),
          entry("case-review-called", "Kallade till ärendegenomgång"),
          entry("case-reviewed", "Gick igenom ärendet"),
          entry("decision-made", "Fattade ett beslut om vem som gör vad"),
          entry("decision-reported", "Återrapporterade ett beslut"),
          entry("relapse-left", "Höll samtal om paus"),
          entry("pause-began", "Pausade insatsen"),
          entry("case-stopped", "Stoppade ärendet"),
          entry("case-reopened", "Återöppnade ärendet"),
          entry("schedule-changed", "Ändrade schemat"),
          entry("attendance-week-opened", "Öppnade närvaroveckan"),
          entry("attendance-registered", "Registrerade närvaron för en vecka"),
          entry("attendance-corrected", "Rättade närvaron för en dag"),
          entry("absence-noticed", "Uppmärksammade upprepad frånvaro"),
          entry("transition-raised", "Begärde bedömning inför övergång"),
          entry("transition-abandoned", "Avbröt övergången"),
          entry("transition-reconciled", "Stämde av övergången"),
          entry("readiness-decided", "Bedömde övergången"),
          entry("work-training-started", "Startade arbetsträning"),
          entry("left-for-good", "Lämnade Corner efter övergången"),
          entry("returned-to-corner", "Återgick till Corner"),
          entry("agreement-changed", "Ändrade hur länge avtalet gäller"),
          entry("agreement-end-planned", "Planerade avtalets slut"),
          entry("agreement-plan-lapsed", "Planen för avtalets slut gäller inte längre"),
          entry("case-closed", "Avslutade ärendet"),
          entry("correction-made", "Rättade en uppgift"),
          entry("objection-noted", "Antecknade en invändning"),
          entry("extract-made", "Tog fram ett registerutdrag"),
          entry("hold-placed", "Beslutade att bevara ärendet"),
          entry("hold-lifted", "Hävde bevarandet av ärendet"),
          entry("case-erased", "Gallrade ett ärende"),
          entry("readings-drawn", "Drog läsningar till loggkontrollen"),
          entry("access-log-reviewed", "Genomförde loggkontrollen"),
          entry("chain-begun", "Lade in kedjan"),
          entry("models-deployed", "Ändrade kedjan"),
          entry("break-glass-signed-in", "Loggade in med reservkontot"),
          entry("break-glass-used", "Ändrade något med reservkontot"));

  private ActWords() {}

  /** An act that has got no words yet is still an act. */
  static String of(String kind) {
    return SWEDISH.getOrDefault(kind, "Annan händelse");
  }
}
