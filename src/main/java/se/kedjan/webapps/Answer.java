package se.kedjan.webapps;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import se.kedjan.access.NotAdmitted;

/**
 * What a caller is told instead of what was asked for: a sentence, and never how it works inside.
 */
record Answer(int status, String type, String message) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static final Answer NOT_HERE =
      new Answer(403, "Forbidden", "Det här går inte att göra härifrån.");
  static final Answer PAST_THE_LOG =
      new Answer(403, "Forbidden", "Det här är stängt: det skulle gå förbi ansvarsloggen.");
  static final Answer NO_SUCH_ADDRESS = new Answer(404, "NotFound", "Adressen finns inte.");
  static final Answer SIGN_IN = new Answer(401, "NotSignedIn", "Logga in för att fortsätta.");
  static final Answer SESSION_ENDED =
      new Answer(
          401,
          "NotSignedIn",
          "Du har loggats ut eftersom inget har gjorts på en stund. Logga in igen.");
  static final Answer LOCAL_SIGN_IN_CLOSED =
      new Answer(
          403,
          "Forbidden",
          "Här loggar du in genom stadens inloggning. Ladda om sidan, så kommer du dit.");
  static final Answer NOT_MODELS =
      badInput(
          "Filerna kan inte läggas in: motorn kan inte läsa dem. Kontrollera dem i Modeler och försök igen.");
  static final Answer NOT_SUCH_A_USER =
      badInput(
          "Uppgifterna godtas inte. Id får ha bokstäver, siffror, punkt och bindestreck; lösenordet minst tio tecken med stor och liten bokstav, siffra och tecken, och inget av namnet.");
  static final Answer TOO_LARGE =
      new Answer(
          413,
          "TooLarge",
          "Det som skickades är för stort: högst 256 kB får plats, 5 MB när modeller läggs in.");
  static final Answer NOT_JSON = new Answer(415, "BadInput", "Innehållet måste skickas som JSON.");
  static final Answer UNREADABLE =
      badInput("Det som skickades kunde inte läsas. Ladda om sidan och försök igen.");
  static final Answer TASK_GONE =
      new Answer(
          404,
          "NotFound",
          "Uppgiften finns inte längre. Den kan vara slutförd av någon annan. Uppdatera listan.");
  static final Answer CHANGED_MEANWHILE =
      new Answer(
          409,
          "Conflict",
          "Någon annan ändrade ärendet samtidigt. Öppna uppgiften igen och försök på nytt.");
  static final Answer TAKEN =
      new Answer(409, "Conflict", "Uppgiften är redan tagen av någon annan. Uppdatera listan.");
  static final Answer LOCKED =
      new Answer(
          401,
          "NotSignedIn",
          "Kontot är låst en stund efter för många försök. Vänta och försök sedan igen.");

  static Answer notAdmitted(NotAdmitted e) {
    return new Answer(403, "Forbidden", String.valueOf(e.getMessage()));
  }

  static Answer badInput(String message) {
    return new Answer(400, "BadInput", message);
  }

  void writeTo(HttpServletResponse response) throws IOException {
    var body = JSON.writeValueAsBytes(Map.of("type", type, "message", message));
    response.setStatus(status);
    response.setContentType("application/json;charset=UTF-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
