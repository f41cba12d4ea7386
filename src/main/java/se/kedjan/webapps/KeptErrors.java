package se.kedjan.webapps;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Good answers pass through as they are written. What is written into an error is dropped, so that
 * another can be given in its place.
 */
class KeptErrors extends HttpServletResponseWrapper {

  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;

  KeptErrors(HttpServletResponse response) {
    super(response);
  }

  boolean isError() {
    return getStatus() >= 400;
  }

  @Override
  public void sendError(int status) {
    setStatus(status);
  }

  @Override
  public void sendError(int status, @Nullable String message) {
    setStatus(status);
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (stream == null) {
      stream = new Sieve();
    }
    return stream;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer == null) {
      writer =
          isError()
              ? new PrintWriter(
                  new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8))
              : super.getWriter();
    }
    return writer;
  }

  @Override
  public void flushBuffer() throws IOException {
    if (!isError()) {
      super.flushBuffer();
    }
  }

  @Override
  public void setContentLength(int length) {
    if (!isError()) {
      super.setContentLength(length);
    }
  }

  @Override
  public void setContentLengthLong(long length) {
    if (!isError()) {
      super.setContentLengthLong(length);
    }
  }

  private class Sieve extends ServletOutputStream {

    private @Nullable ServletOutputStream through;

    @Override
    public void write(int b) throws IOException {
      if (!isError()) {
        through().write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!isError()) {
        through().write(bytes, offset, length);
      }
    }

    @Override
    public void flush() throws IOException {
      if (!isError()) {
        through().flush();
      }
    }

    @Override
    public void close() throws IOException {
      if (!isError()) {
        through().close();
      }
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("Written at once");
    }

    private ServletOutputStream through() throws IOException {
      if (through == null) {
        through = KeptErrors.super.getOutputStream();
      }
      return through;
    }
  }
}
