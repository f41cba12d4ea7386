package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.calendar.SwedishTimes;
import se.kedjan.chain.Refusal;
import se.kedjan.logreview.ReadingsSearch;
import se.kedjan.logreview.ReadingsSearch.Found;
import se.kedjan.logreview.ReadingsSearch.Question;
import se.kedjan.logreview.ReadingsSearch.Reading;

/** «Läsloggen»: who has read what of which case, as data and as a page. */
@RestController
class ReadLogPages {

  private static final String ADDRESS = "/camunda/kedjan/read-log";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern PARTS = Pattern.compile("[A-Za-z0-9._,-]{1,400}");
  private static final Pattern PAGE = Pattern.compile("\\d{1,5}");

  private final ReadingsSearch search;
  private final ReadLogParts parts;

  ReadLogPages(ReadingsSearch search, ReadLogParts parts) {
    this.search = search;
    this.parts = parts;
  }

  @GetMapping("/camunda/kedjan/readings")
  Found readings(@RequestParam Map<String, String> asked) {
    return search.find(question(asked));
  }

  /** Asked for with no word at all, it only offers the search. */
  @GetMapping(ADDRESS)
  void page(@RequestParam Map<String, String> asked, HttpServletResponse response)
      throws IOException {
    page(asked).writeTo(response);
  }

  private Page page(Map<String, String> asked) {
    var steps = parts.steps();
    var form = form(asked, steps);
    if (asked.isEmpty()) {
      return Page.of("Läsloggen", form);
    }
    Question question;
    try {
      question = question(asked);
    } catch (Refusal refusal) {
      return Page.of("Läsloggen", form, Html.alert(refusal.getMessage()));
    }
    var found = search.find(question);
    return Page.of("Läsloggen", form, result(found, steps), turning(asked, question, found));
  }

  private static Html form(Map<String, String> asked, Map<String, String> steps) {
    return Html.search(
        ADDRESS,
        "Sök",
        Html.field("staff", "Medarbetare (användarnamn)", "text", asked.get("staff")),
        Html.field("case", "Ärendenummer", "text", asked.get("case")),
        Html.field("from", "Från och med", "date", asked.get("from")),
        Html.field("to", "Till och med", "date", asked.get("to")),
        Html.choice(
            "part", "Del av ärendet", choices(asked.get("part"), steps), asked.get("part")));
  }

  /** What is asked for stays asked for, also where no step bears that name any longer. */
  private static Map<String, String> choices(@Nullable String asked, Map<String, String> steps) {
    var choices = new LinkedHashMap<String, String>();
    choices.put("", "Alla delar");
    choices.putAll(ReadLogParts.all(steps));
    if (asked != null) {
      choices.putIfAbsent(asked, ReadLogParts.of(asked, steps));
    }
    return choices;
  }

  private static Html result(Found found, Map<String, String> steps) {
    if (found.readings().isEmpty()) {
      return Html.element("p", Map.of("role", "status"), "Ingen läsning finns med de villkoren.");
    }
    return Html.table(
        "Läsningar, de senaste först",
        List.of("När", "Vem", "Användarnamn", "Part och enhet", "Ärende", "Vad", "Genom"),
        found.readings().stream().map(r -> row(r, steps)).toList());
  }

  private static List<String> row(Reading r, Map<String, String> steps) {
    return List.of(
        SwedishTimes.moment(r.at()),
        r.staffName() == null ? "–" : r.staffName(),
        r.staffId(),
        whose(r),
        r.caseNumber() == null ? "–" : r.caseNumber(),
        ReadLogParts.of(r.part(), steps),
        ReadLogParts.screen(r.screen()));
  }

  private static String whose(Reading r) {
    var whose = new ArrayList<String>();
    if (r.party() != null) {
      whose.add(Party.valueOf(r.party()).laneName());
    }
    if (r.unit() != null && !whose.contains(r.unit())) {
      whose.add(r.unit());
    }
    return String.join(", ", whose);
  }

  private static Html turning(Map<String, String> asked, Question question, Found found) {
    return Html.element(
        "p",
        question.page() > 0 ? Html.link(to(asked, question.page() - 1), "Nyare läsningar") : null,
        question.page() > 0 && found.more() ? " · " : null,
        found.more() ? Html.link(to(asked, question.page() + 1), "Äldre läsningar") : null);
  }

  private static String to(Map<String, String> asked, int page) {
    var address = UriComponentsBuilder.fromPath(ADDRESS);
    asked.forEach(
        (name, value) -> {
          if (!name.equals("page") && !value.isBlank()) {
            address.queryParam(name, "{" + name + "}");
          }
        });
    return address.queryParam("page", page).encode().buildAndExpand(asked).toUriString();
  }

  private static Question question(Map<String, String> asked) {
    var number = asked(asked, "case");
    if (number != null && !CaseId.isValid(number)) {
      throw Refusal.badInput("Ärendenumret skrivs som K-2026-0001.");
    }
    var page = asked(asked, "page");
    if (page != null && !PAGE.matcher(page).matches()) {
      throw Refusal.badInput("Sidan finns inte. Sök igen.");
    }
    var from = day(asked, "from");
    var to = day(asked, "to");
    if (from != null && to != null && from.isAfter(to)) {
      throw Refusal.badInput(
          "Dagen i «Från och med» ligger efter dagen i «Till och med». Byt plats på dem.");
    }
    return new Question(
        word(
            asked,
            "staff",
            WORD,
            "Användarnamnet skrivs med bokstäver och siffror utan mellanslag."),
        number == null ? null : new CaseId(number).number(),
        from,
        to,
        word(asked, "part", PARTS, "Välj en del av ärendet i listan."),
        page == null ? 0 : Integer.parseInt(page));
  }

  private static @Nullable String word(
      Map<String, String> asked, String name, Pattern form, String otherwise) {
    var word = asked(asked, name);
    if (word != null && !form.matcher(word).matches()) {
      throw Refusal.badInput(otherwise);
    }
    return word;
  }

  private static @Nullable LocalDate day(Map<String, String> asked, String name) {
    var day = asked(asked, name);
    try {
      var date = day == null ? null : LocalDate.parse(day);
      if (date != null && (date.getYear() < 2000 || date.getYear() > 2100)) {
        throw Refusal.badInput("Dagen måste ligga mellan år 2000 och 2100.");
      }
      return date;
    } catch (DateTimeParseException e) {
      throw Refusal.badInput("En dag skrivs som 2026-03-31.");
    }
  }

  private static @Nullable String asked(Map<String, String> asked, String name) {
    var value = asked.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
