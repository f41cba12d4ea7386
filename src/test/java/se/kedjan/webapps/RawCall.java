package se.kedjan.webapps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A call written byte by byte, as no client library would send it. */
record RawCall(
    String method, String target, List<String> headers, byte[] body, String visitor, Way way) {

  /**
   * @param text head and body, chunks taken apart or not
   */
  record Answered(int status, String head, String text) {

    boolean isJson() {
      return head.toLowerCase(Locale.ROOT).contains("content-type: application/json");
    }
  }

  boolean asksForPage() {
    return headers.stream().anyMatch(header -> header.startsWith("Accept: text/html"));
  }

  /** Throws where the server does not answer within some seconds. */
  Answered send(int port) {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(20_000);
      var out = new ByteArrayOutputStream();
      out.writeBytes(head().getBytes(StandardCharsets.UTF_8));
      out.writeBytes(body);
      try {
        socket.getOutputStream().write(out.toByteArray());
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // What is too long may be refused before all of it is sent; the answer is there to read.
      }
      return read(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(this.toString(), e);
    }
  }

  private static Answered read(Socket socket) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (java.net.SocketException e) {
      // Closed while the rest of a long call was still on its way.
    }
    var text = bytes.toString(StandardCharsets.UTF_8);
    if (text.length() < 12) {
      return new Answered(0, "", text);
    }
    var end = text.indexOf("\r\n\r\n");
    return new Answered(
        Integer.parseInt(text.substring(9, 12)),
        end < 0 ? text : text.substring(0, end),
        end < 0 ? "" : text.substring(end + 4));
  }

  private String head() {
    var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (body.length > 0 || method.equals("POST")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return head.append("Connection: close\r\n\r\n").toString();
  }

  @Override
  public String toString() {
    var sent = new String(body, StandardCharsets.UTF_8);
    return visitor + ": " + shortly(head()).replace("\r\n", " | ") + " " + shortly(sent);
  }

  private static String shortly(String text) {
    return text.length() > 700 ? text.substring(0, 700) + "… (" + text.length() + ")" : text;
  }
}
