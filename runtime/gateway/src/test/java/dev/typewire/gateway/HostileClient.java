package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.wire.Dialect;
import dev.typewire.gateway.wire.ErrorCode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import tools.jackson.databind.JsonNode;

/**
 * One connection over which something spoiled is sent, and read from until it is known what became
 * of it. It is an {@link AssertionError} if that is not what PROTOCOL.md says, or not said at all.
 */
final class HostileClient implements AutoCloseable {
  /** What became of a connection. */
  enum Outcome {
    /** Each request was answered. */
    ANSWERED,
    /** It became a stream of events. */
    STREAMS,
    /** It was closed without an answer, after as much silence as a client may keep. */
    IDLE,
    /** It is a WebSocket that answers. */
    GOES_ON,
    /** It was a WebSocket, and was closed with a code. */
    CLOSED
  }

  /** Bytes that a frame may have on the gateways that this talks to. */
  static final int MAX_FRAME = 2 << 10;

  private static final int PATIENCE_MS = 60_000;

  /** Ends whatever was begun before it, or is swallowed by it. */
  private static final byte[] LAST_REQUEST =
      ascii("\r\n\r\nGET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

  /**
   * Frames that nobody minds. They fill up one that was announced and did not come; a server that
   * reads one of them from elsewhere than its beginning finds no mask.
   */
  private static final byte[] FILLING = repeated(RawSocket.frame(0x82, new byte[MAX_FRAME / 3]), 4);

  private static final byte[] MARK = ascii("mark");

  private final long startedAt = System.nanoTime();
  private final Socket socket;
  private final DataInputStream in;
  private final Duration idleTime;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private boolean unsubscribed;
  private boolean sessionAnswered;

  /**
   * Connects.
   *
   * @param idleTime how long the gateway lets a client be silent
   */
  HostileClient(Callable<Socket> connect, Duration idleTime) throws Exception {
    this.idleTime = idleTime;
    this.socket = connect.call();
    socket.setSoTimeout(PATIENCE_MS);
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  /** Sends a request, or what is left of one, and another one behind it. */
  Outcome request(byte[] spoiled) {
    send(spoiled);
    send(LAST_REQUEST);
    for (Optional<HttpAnswer> next = answer(); next.isPresent(); next = answer()) {
      HttpAnswer answer = next.get();
      if (answer.isUpgrade()) {
        return frames(answer, new byte[0]);
      }
      if (answer.isEventStream()) {
        return Outcome.STREAMS;
      }
      if (answer.isLast()) {
        return Outcome.ANSWERED;
      }
    }
    return idle();
  }

  private Outcome idle() {
    Duration silence = Duration.ofNanos(System.nanoTime() - startedAt);
    assertThat(silence).as("was cut off without a word").isGreaterThanOrEqualTo(idleTime);
    return Outcome.IDLE;
  }

  /** Makes a WebSocket with a good request, sends what are no frames, perhaps, and asks then. */
  Outcome frames(byte[] handshake, byte[] spoiled) {
    send(handshake);
    Optional<HttpAnswer> upgraded = answer();
    if (upgraded.isEmpty()) {
      return idle();
    }
    assertThat(upgraded.get().isUpgrade()).isTrue();
    return frames(upgraded.get(), spoiled);
  }

  private Outcome frames(HttpAnswer upgraded, byte[] spoiled) {
    Dialect dialect =
        upgraded.headers().containsKey("sec-websocket-protocol") ? Dialect.V1 : Dialect.PLAIN;
    send(spoiled);
    boolean deflates = upgraded.headers().containsKey("sec-websocket-extensions");
    FrameJudge judge = new FrameJudge(dialect, deflates, sent.toByteArray());
    send(FILLING);
    send(question(dialect));
    return end(judge, dialect);
  }

  /** Reads until the question is answered, or the connection is at its end. */
  private Outcome end(FrameJudge judge, Dialect dialect) {
    for (Optional<RawSocket.Frame> next = nextFrame(); next.isPresent(); next = nextFrame()) {
      RawSocket.Frame frame = next.get();
      sessionAnswered |= isSessionsAnswer(dialect, judge.judge(frame));
      if (frame.firstByte() == FrameJudge.CLOSE) {
        send(RawSocket.frame(FrameJudge.CLOSE, frame.payload()));
        assertThat(nextFrame()).as("behind the close frame").isEmpty();
        return Outcome.CLOSED;
      }
      if (frame.firstByte() == FrameJudge.PONG && Arrays.equals(frame.payload(), MARK)) {
        assertThat(sessionAnswered).as("the session answers, too").isTrue();
        return Outcome.GOES_ON;
      }
    }
    // Who sends on after its close may be answered by a reset that overtakes the server's.
    assertThat(judge.hasSentClose()).as("was cut off without a word").isTrue();
    return Outcome.CLOSED;
  }

  /** What every session answers, and then what every WebSocket answers. */
  private static byte[] question(Dialect dialect) {
    ByteArrayOutputStream question = new ByteArrayOutputStream();
    if (dialect == Dialect.V1) {
      question.writeBytes(
          RawSocket.frame(0x81, ascii("{\"kind\":\"unsub\",\"sub\":\"the last\"}")));
      question.writeBytes(RawSocket.frame(0x81, ascii("{\"kind\":\"ping\"}")));
    } else {
      question.writeBytes(RawSocket.frame(0x81, ascii("{\"kind\":\"sub\",\"data\":\"no token\"}")));
    }
    question.writeBytes(RawSocket.frame(0x89, MARK));
    return question.toByteArray();
  }

  private boolean isSessionsAnswer(Dialect dialect, JsonNode json) {
    if (dialect == Dialect.V1) {
      unsubscribed |=
          json.path("kind").asString("").equals("unsubscribed")
              && json.path("sub").asString("").equals("the last");
      return unsubscribed && json.path("kind").asString("").equals("pong");
    }
    return json.path("code").asString("").equals(ErrorCode.TOKEN_INVALID.name());
  }

  private Optional<HttpAnswer> answer() {
    try {
      return HttpAnswer.read(in);
    } catch (EOFException e) {
      throw new AssertionError("The connection was cut off in the middle of an answer.", e);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("Nothing came for a minute.", e);
    } catch (SocketException | SSLException e) {
      return Optional.empty(); // reset
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty at the end of the connection. */
  private Optional<RawSocket.Frame> nextFrame() {
    try {
      in.mark(1);
      if (in.read() < 0) {
        return Optional.empty();
      }
      in.reset();
      return Optional.of(RawSocket.Frame.read(in));
    } catch (EOFException e) {
      throw new AssertionError("The connection was cut off in the middle of a frame.", e);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("Nothing came for a minute.", e);
    } catch (SocketException | SSLException e) {
      return Optional.empty(); // reset
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(byte[] bytes) {
    sent.writeBytes(bytes);
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      // It was closed from the other side; the reason is there to be read.
    }
  }

  private static byte[] repeated(byte[] bytes, int times) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
