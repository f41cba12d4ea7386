package se.kedjan.demo;

import java.time.LocalDate;
import java.util.List;
import se.kedjan.demo.Person.Onward;
import se.kedjan.demo.Person.Relapse;
import se.kedjan.demo.Person.Return;
import se.kedjan.demo.Person.Turn;

/**
 * S0's first year at Corner («ettårsavstämningen»), with invented people and the dates shifted so
 * that the year ends on a given day: 9 enrolled and a tenth on the way; one moved on to other work,
 * one is now handledare; one tried the second-hand shop and is back; two soon ready; six left for
 * relapse and keep contact; three there since the third month without a break, five with.
 */
final class FirstYear {

  private FirstYear() {}

  /** The first day of the year that ends on the given day. */
  static LocalDate start(LocalDate lastDay) {
    return lastDay.minusYears(1).plusDays(1);
  }

  static List<Person> people(LocalDate lastDay) {
    var day = new Days(start(lastDay));
    return List.of(
        // There since the third month without a break; the first two are soon ready.
        person(
            "Annika Berggren",
            44,
            "woman",
            "amf1",
            "sof1",
            "amf3",
            "corner1",
            day.at(3),
            new Onward(day.at(340), "workTraining", null)),
        person(
            "Bengt Rosvall",
            57,
            "man",
            "sof1",
            "sof1",
            "amf3",
            "corner1",
            day.at(5),
            new Onward(day.at(345), "internship", null)),
        person("Cecilia Ahlmark", 36, "woman", "corner1", "sof2", "amf1", "corner1", day.at(8)),
        // There since the third month, with a break.
        person(
            "Dan Edvinsson",
            48,
            "man",
            "sof1",
            "sof1",
            "amf3",
            "corner1",
            day.at(6),
            new Relapse(day.at(150), true),
            new Return(day.at(230), "enrolment")),
        person(
            "Eva Tingström",
            41,
            "woman",
            "amf2",
            "sof3",
            "amf2",
            "corner1",
            day.at(10),
            new Onward(day.at(170), "workTraining", "backToCorner")),
        // Came during the year.
        person(
            "Fredrik Osbeck",
            33,
            "man",
            "sof2",
            "sof2",
            "amf3",
            "corner1",
            day.at(150),
            new Relapse(day.at(250), false)),
        // In care for some weeks, the place kept.
        person(
            "Gunilla Hedin",
            52,
            "woman",
            "sof1",
            "sof1",
            "amf1",
            "corner1",
            day.at(180),
            new Return(day.at(305), "enrolment")),
        person("Håkan Malmstedt", 39, "man", "corner1", "metod1", "amf2", "corner2", day.at(220)),
        person("Ingela Sjödal", 47, "woman", "amf3", "sof1", "amf3", "corner2", day.at(260)),
        // The tenth is on the way in.
        new Person(
            "Jonas Viklander",
            31,
            "man",
            "sof3",
            "sof3",
            "amf1",
            "corner2",
            day.at(325),
            Turn.STILL_ON_TRIAL,
            List.of()),
        // One has moved on to other work, one is handledare now: she is corner2 of the staff, who
        // by this number never reaches her own case. The number is invented and only
        // valid by its check digit.
        person(
            "Kent Stenfelt",
            38,
            "man",
            "amf1",
            "sof1",
            "amf1",
            "corner1",
            day.at(2),
            new Onward(day.at(140), "openWork", "openWork")),
        person(
                "Cilla Sommar",
                45,
                "woman",
                "sof1",
                "sof1",
                "amf2",
                "corner1",
                day.at(4),
                new Onward(day.at(190), "employedInActivity", "employedInActivity"))
            .known("19800304-9825"),
        // Six left for relapse, keep contact and want to come back.
        person(
            "Maria Norrby",
            42,
            "woman",
            "sof1",
            "sof1",
            "amf3",
            "corner1",
            day.at(12),
            new Relapse(day.at(120), true)),
        person(
            "Nils Åkerblad",
            50,
            "man",
            "amf2",
            "sof2",
            "amf2",
            "corner1",
            day.at(15),
            new Relapse(day.at(135), true)),
        person(
            "Olivia Franzon",
            34,
            "woman",
            "corner1",
            "sof1",
            "amf3",
            "corner1",
            day.at(100),
            new Relapse(day.at(210), true)),
        person(
            "Per Sandell",
            55,
            "man",
            "sof3",
            "sof3",
            "amf1",
            "corner1",
            day.at(130),
            new Relapse(day.at(240), false),
            new Relapse(day.at(290), true)),
        person(
            "Rut Engvall",
            46,
            "woman",
            "amf3",
            "sof2",
            "amf3",
            "corner1",
            day.at(170),
            new Relapse(day.at(280), true)),
        person(
            "Sven Palmér",
            40,
            "man",
            "sof1",
            "sof1",
            "amf2",
            "corner1",
            day.at(200),
            new Relapse(day.at(310), true)),
        // Some ways end early.
        new Person(
            "Tina Wickman",
            60,
            "woman",
            "amf1",
            "sof1",
            "amf1",
            "corner1",
            day.at(60),
            Turn.REFUSED,
            List.of()),
        new Person(
            "Urban Lövgren",
            35,
            "man",
            "sof2",
            "sof2",
            "amf2",
            "corner1",
            day.at(90),
            Turn.DECLINED_AFTER_VISIT,
            List.of()),
        new Person(
            "Vera Holmstrand",
            49,
            "woman",
            "corner1",
            "sof1",
            "amf1",
            "corner1",
            day.at(110),
            Turn.DECLINED_AFTER_TRIAL,
            List.of()),
        new Person(
            "Yngve Solberg",
            58,
            "man",
            "sof2",
            "sof2",
            "amf2",
            "corner1",
            day.at(150),
            Turn.ENROLLED,
            List.of()));
  }

  private static Person person(
      String name,
      int age,
      String sex,
      String registeredBy,
      String sof,
      String guide,
      String supervisor,
      LocalDate registered,
      Person.Event... events) {
    return new Person(
        name,
        age,
        sex,
        registeredBy,
        sof,
        guide,
        supervisor,
        registered,
        Turn.ENROLLED,
        List.of(events));
  }

  private record Days(LocalDate start) {
    LocalDate at(int day) {
      return start.plusDays(day);
    }
  }
}
