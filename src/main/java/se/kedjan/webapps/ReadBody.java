package se.kedjan.webapps;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The call with its body read once, at the door, and no longer than it may be. */
class ReadBody extends HttpServletRequestWrapper {

  static final int LIMIT = 256 * 1024;
  static final int FILES_LIMIT = 5 * 1024 * 1024;

  private final byte[] body;

  /** Throws {@link Refused} where it is longer, said or found. */
  ReadBody(HttpServletRequest request, int limit) throws IOException {
    super(request);
    if (request.getContentLengthLong() > limit) {
      throw new Refused(Answer.TOO_LARGE);
    }
    body = request.getInputStream().readNBytes(limit + 1);
    if (body.length > limit) {
      throw new Refused(Answer.TOO_LARGE);
    }
  }

  byte[] body() {
    return body;
  }

  @Override
  public ServletInputStream getInputStream() {
    var in = new ByteArrayInputStream(body);
    return new ServletInputStream() {
      @Override
      public int read() {
        return in.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        return in.read(bytes, offset, length);
      }

      @Override
      public boolean isFinished() {
        return in.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("Read whole already");
      }
    };
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }
}
