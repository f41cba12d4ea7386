package se.kedjan.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.access.StaffRegister;
import se.kedjan.access.StaffRegister.Membership;

/**
 * What a form lets staff choose among, where that is data: staff, and lists of other modules. Who
 * is kept from the case cannot be chosen for it.
 */
@Component
class Choices {

  /** Everybody: whom to keep from a case is chosen among these. */
  private static final String ALL = "allStaff";

  private static final Map<String, Party> OF_A_PARTY =
      Map.of("sofStaff", Party.SOF, "cornerStaff", Party.CORNER, "amfStaff", Party.AMF);

  private final StaffRegister staff;
  private final CaseAccess access;
  private final ObjectProvider<OptionList> optionLists;
  private final Clock clock;

  Choices(
      StaffRegister staff, CaseAccess access, ObjectProvider<OptionList> optionLists, Clock clock) {
    this.optionLists = optionLists;
    this.staff = staff;
    this.access = access;
    this.clock = clock;
  }

  /** The lists that the form asks for, by name, as its choices. */
  Map<String, Object> of(FormSchema schema, CaseId caseId) {
    var lists = new HashMap<String, Object>();
    var asked =
        schema.fields().stream()
            .map(FormSchema.Field::optionsFrom)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    for (var name : asked) {
      data(name)
          .ifPresent(
              list ->
                  lists.put(
                      name,
                      list.options().stream()
                          .map(o -> Map.of("label", o.label(), "value", o.value()))
                          .toList()));
    }
    var names = asked.stream().filter(Choices::isKnown).collect(Collectors.toSet());
    if (names.isEmpty()) {
      return lists;
    }
    var keptFrom = access.keptFrom(caseId);
    for (var name : names) {
      lists.put(
          name,
          members(name, keptFrom).stream()
              .map(m -> Map.of("label", m.name(), "value", m.staff().value()))
              .toList());
    }
    return lists;
  }

  /** The staff ids of a list, by its name; each is asked for once. */
  Function<String, Set<String>> options(@Nullable CaseId caseId) {
    var read = new HashMap<String, Set<String>>();
    Supplier<Set<StaffId>> keptFrom =
        SingletonSupplier.of(() -> caseId == null ? Set.of() : access.keptFrom(caseId));
    return name ->
        isKnown(name)
            ? read.computeIfAbsent(
                name,
                n ->
                    members(n, keptFrom.get()).stream()
                        .map(m -> m.staff().value())
                        .collect(Collectors.toSet()))
            : data(name)
                .map(
                    list ->
                        list.options().stream()
                            .map(OptionList.Option::value)
                            .collect(Collectors.toSet()))
                .orElse(Set.of());
  }

  /** What other modules own. */
  private Optional<OptionList> data(String name) {
    return optionLists.stream().filter(list -> list.name().equals(name)).findFirst();
  }

  private static boolean isKnown(String name) {
    return name.equals(ALL) || OF_A_PARTY.containsKey(name);
  }

  private List<Membership> members(String name, Set<StaffId> keptFrom) {
    var today = LocalDate.now(clock);
    return name.equals(ALL)
        ? staff.all(today)
        : staff.membersOf(OF_A_PARTY.get(name), today).stream()
            .filter(m -> !keptFrom.contains(m.staff()))
            .toList();
  }
}
