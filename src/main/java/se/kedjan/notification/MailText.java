package se.kedjan.notification;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import se.kedjan.notification.Outbox.Line;
import se.kedjan.notification.Outbox.Section;

/**
 * What a mail says, twice: plain and as HTML. Case numbers and links and nothing else about
 * anybody; not even the step's name, since «Håll kontakt efter återfall» tells what has happened.
 */
record MailText(String subject, String plain, String html) {

  private static final String FOOT =
      "Mejlet innehåller inga personuppgifter. Det går inte att svara på det. Du får det för att du är utsedd i ärenden eller hör till en grupp i Kedjan.";

  private static final Map<Section, String> HEADINGS = new EnumMap<>(Section.class);

  static {
    HEADINGS.put(Section.NEW, "Nytt i dina listor");
    HEADINGS.put(Section.SOON, "Snart sista dagen");
    HEADINGS.put(Section.LATE, "Försenat");
    HEADINGS.put(Section.ESCALATED, "Försenade steg som du ska säkra");
    HEADINGS.put(Section.ALERT, "Har hänt");
  }

  /** One thing to open: what it is called and where it is. */
  private record Link(String words, String address) {}

  static MailText digest(List<Line> lines, String publicUrl) {
    return of("Kedjan: dagens uppgifter", "Det här väntar på dig i Kedjan.", lines, publicUrl);
  }

  static MailText alert(List<Line> lines, String publicUrl) {
    return of(
        "Kedjan: något har hänt i ett ärende",
        "Det har hänt något i ett ärende som ni behöver ta del av nu. Öppna ärendet, och bekräfta i uppgiftslistan att ni har tagit del.",
        lines,
        publicUrl);
  }

  private static MailText of(String subject, String opening, List<Line> lines, String publicUrl) {
    var sections = new LinkedHashMap<String, List<Link>>();
    for (var section : Section.values()) {
      var links = links(lines, section, publicUrl);
      if (!links.isEmpty()) {
        sections.put(HEADINGS.get(section), links);
      }
    }
    return new MailText(subject, plain(opening, sections), html(subject, opening, sections));
  }

  /** A case with several steps is one link, to the first of them. */
  private static List<Link> links(List<Line> lines, Section section, String publicUrl) {
    var byName = new LinkedHashMap<String, List<Line>>();
    lines.stream()
        .filter(line -> line.section() == section)
        .forEach(
            line ->
                byName
                    .computeIfAbsent(line.words(), words -> new java.util.ArrayList<>())
                    .add(line));
    return byName.entrySet().stream()
        .map(
            entry -> {
              var steps = entry.getValue().size();
              return new Link(
                  steps > 1 ? "%s (%d steg)".formatted(entry.getKey(), steps) : entry.getKey(),
                  publicUrl + entry.getValue().get(0).path());
            })
        .toList();
  }

  private static String plain(String opening, Map<String, List<Link>> sections) {
    return sections.entrySet().stream()
        .map(
            section ->
                section.getKey()
                    + "\n"
                    + section.getValue().stream()
                        .map(link -> "- %s: %s".formatted(link.words(), link.address()))
                        .collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n\n", opening + "\n\n", "\n\n" + FOOT + "\n"));
  }

  private static String html(String subject, String opening, Map<String, List<Link>> sections) {
    return sections.entrySet().stream()
        .map(
            section ->
                "<h2>%s</h2><ul>%s</ul>"
                    .formatted(
                        text(section.getKey()),
                        section.getValue().stream()
                            .map(
                                link ->
                                    "<li><a href=\"%s\">%s</a></li>"
                                        .formatted(text(link.address()), text(link.words())))
                            .collect(Collectors.joining())))
        .collect(
            Collectors.joining(
                "",
                "<!doctype html><html lang=\"sv\"><head><meta charset=\"utf-8\"><title>%1$s</title></head><body><h1>%1$s</h1><p>%2$s</p>"
                    .formatted(text(subject), text(opening)),
                "<p>%s</p></body></html>".formatted(text(FOOT))));
  }

  private static String text(String words) {
    return HtmlUtils.htmlEscape(words, "UTF-8");
  }
}
