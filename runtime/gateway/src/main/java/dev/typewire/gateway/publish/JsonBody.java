package dev.typewire.gateway.publish;

import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.JsonText;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.broker.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Makes a payload of a body: valid JSON as it is, any other text as a JSON string. */
final class JsonBody {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonBody() {}

  static Payload payload(byte[] body) {
    String text = text(body);
    return isJson(text) ? Payload.ofJson(body) : utf8(JsonText.quoted(text));
  }

  static Payload utf8(String json) {
    return Payload.ofJson(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new Refusal(ErrorCode.REQUEST_INVALID, "The body is not UTF-8.");
    }
  }

  /** Whether the text is one JSON value and nothing else. */
  static boolean isJson(String text) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      parser.finishToken();
      return parser.nextToken() == null;
    } catch (StreamConstraintsException e) {
      throw new Refusal(
          ErrorCode.REQUEST_INVALID, "The JSON is nested too deep, or a number in it is too long.");
    } catch (JacksonException e) {
      return false;
    }
  }
}
