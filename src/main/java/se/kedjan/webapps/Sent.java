package se.kedjan.webapps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What a way takes as its content. Held here so that nothing but a form's values, and nothing that
 * the engine would evaluate or hand out beside them, comes further than the door.
 */
enum Sent {
  NOTHING {
    @Override
    void check(JsonNode sent, Visitor visitor) {
      require(sent.isMissingNode() || sent.isEmpty(), Answer.NOT_HERE);
    }
  },
  CREDENTIALS {
    @Override
    void check(JsonNode sent, Visitor visitor) {
      throw new IllegalStateException("A sign-in is not JSON");
    }
  },
  /** The account's that signs in past the provider. */
  BREAK_GLASS_CREDENTIALS {
    @Override
    void check(JsonNode sent, Visitor visitor) {
      throw new IllegalStateException("A sign-in is not JSON");
    }
  },
  /** What a page of ours posts; the page reads it with {@link PageForm}. */
  PAGE_FORM {
    @Override
    void check(JsonNode sent, Visitor visitor) {
      throw new IllegalStateException("A page's form is not JSON");
    }
  },
  /** Models, tables and forms from the Modeler; the model guard looks into them. */
  FILES {
    @Override
    void check(JsonNode sent, Visitor visitor) {
      throw new IllegalStateException("Files are not JSON");
    }
  },
  /** A user, a group, an authorization, as Admin sends it. */
  IDENTITY {
    @Override
    void check(JsonNode sent, Visitor visitor) {
      require(sent.isObject(), Answer.UNREADABLE);
      requirePlain(sent);
    }
  },
  /** A task is taken for oneself. */
  CLAIM {
    @Override
    void check(JsonNode sent, Visitor visitor) {
      requireOnly(sent, Set.of("userId"));
      var userId = sent.path("userId");
      require(userId.isTextual(), Answer.UNREADABLE);
      require(userId.asText().equals(visitor.userId()), ONLY_FOR_ONESELF);
    }
  },
  /**
   * Values and nothing else: {@code withVariablesInReturn} would answer with all that the engine
   * knows of the case, a business key of the caller's would be stored.
   */
  FORM {
    @Override
    void check(JsonNode sent, Visitor visitor) {
      requireOnly(sent, Set.of("variables", "businessKey"));
      require(
          sent.path("businessKey").isMissingNode() || sent.path("businessKey").isNull(),
          Answer.UNREADABLE);
      var values = sent.path("variables");
      require(values.isObject(), Answer.UNREADABLE);
      values.forEach(Sent::checkValue);
    }
  },
  /**
   * Words, dates and order of what stands on the cards. Neither variables, which would tell what
   * other parties decided, nor expressions.
   */
  TASK_SEARCH {
    @Override
    void check(JsonNode sent, Visitor visitor) {
      if (sent.isMissingNode()) {
        return;
      }
      requirePlain(sent);
      requireOnly(sent, SEARCHED, EMPTY_LISTS, Set.of("sorting", "orQueries"));
      EMPTY_LISTS.forEach(name -> require(sent.path(name).isEmpty(), NOT_SEARCHED));
      for (var order : sent.path("sorting")) {
        requireOnly(order, Set.of("sortBy", "sortOrder"));
        require(ORDERED_BY.contains(order.path("sortBy").asText()), NOT_SEARCHED);
      }
      for (var either : sent.path("orQueries")) {
        requireOnly(either, SEARCHED, EMPTY_LISTS);
        EMPTY_LISTS.forEach(name -> require(either.path(name).isEmpty(), NOT_SEARCHED));
      }
    }
  },
  /** What is filled in so far of an HTML form; its schema judges the rest. */
  HTML_FORM {
    @Override
    void check(JsonNode sent, Visitor visitor) {
      requireOnly(sent, Set.of("payload"));
      require(sent.path("payload").isObject(), Answer.UNREADABLE);
    }
  },
  /** A number to look for. */
  IDENTITY_SEARCH {
    @Override
    void check(JsonNode sent, Visitor visitor) {
      requireOnly(sent, Set.of("identityNumber"));
      var number = sent.path("identityNumber");
      require(number.isTextual() && number.asText().length() <= 40, Answer.UNREADABLE);
    }
  },
  /** Anything but expressions, however deep; where there is nothing, Cockpit's own code breaks. */
  COCKPIT_SEARCH {
    @Override
    void check(JsonNode sent, Visitor visitor) {
      require(sent.isObject(), Answer.UNREADABLE);
      requirePlain(sent);
    }
  };

  private static final Answer ONLY_FOR_ONESELF =
      new Answer(
          403,
          "Forbidden",
          "En uppgift kan bara tas för egen del. Den kan inte delas ut till någon annan här.");
  private static final Answer NOT_SEARCHED =
      Answer.badInput("Det går inte att söka eller sortera på det.");
  private static final Answer NO_EXPRESSIONS =
      Answer.badInput("Uttryck får inte användas i sökningar.");

  private static final Set<String> VALUE_TYPES =
      Set.of("String", "Boolean", "Integer", "Long", "Double", "Null", "Json");
  private static final Set<String> EMPTY_LISTS =
      Set.of("processVariables", "taskVariables", "caseInstanceVariables");
  private static final Set<String> ORDERED_BY =
      Set.of(
          "created",
          "dueDate",
          "name",
          "nameCaseInsensitive",
          "assignee",
          "priority",
          "followUpDate");
  private static final Set<String> SEARCHED =
      Set.of(
          "firstResult",
          "maxResults",
          "active",
          "processInstanceBusinessKey",
          "processInstanceBusinessKeyLike",
          "processDefinitionKey",
          "processDefinitionName",
          "processDefinitionNameLike",
          "taskDefinitionKey",
          "taskDefinitionKeyLike",
          "name",
          "nameLike",
          "assignee",
          "assigneeLike",
          "candidateGroup",
          "assigned",
          "unassigned",
          "due",
          "dueBefore",
          "dueAfter",
          "withoutDueDate",
          "created",
          "createdBefore",
          "createdAfter",
          "priority",
          "minPriority",
          "maxPriority");

  /** Throws {@link Refused}; content that was not there is a missing node. */
  abstract void check(JsonNode sent, Visitor visitor);

  private static void checkValue(JsonNode value) {
    requireOnly(value, Set.of("value", "type", "valueInfo"));
    var type = value.path("type");
    require(
        type.isMissingNode() || type.isNull() || VALUE_TYPES.contains(type.asText()),
        Answer.UNREADABLE);
    require(
        value.path("valueInfo").isMissingNode()
            || value.path("valueInfo").isNull()
            || value.path("valueInfo").isObject(),
        Answer.UNREADABLE);
  }

  @SafeVarargs
  private static void requireOnly(JsonNode object, Set<String>... names) {
    require(object.isObject(), Answer.UNREADABLE);
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              for (var known : names) {
                if (known.contains(name)) {
                  return;
                }
              }
              throw new Refused(names.length == 1 ? Answer.UNREADABLE : NOT_SEARCHED);
            });
  }

  private static void requirePlain(JsonNode node) {
    if (node.isTextual()) {
      Parameters.requirePlain(node.asText());
    }
    node.fieldNames()
        .forEachRemaining(name -> require(!name.endsWith("Expression"), NO_EXPRESSIONS));
    node.forEach(Sent::requirePlain);
  }

  private static void require(boolean holds, Answer otherwise) {
    if (!holds) {
      throw new Refused(otherwise);
    }
  }
}
