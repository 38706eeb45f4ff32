package dev.typewire.gateway.publish;

import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.http.Endpoint;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.JsonText;
import dev.typewire.gateway.wire.Names;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /v1/realtime/token}: mints a subscription token for a back end. */
public final class TokenEndpoint implements Endpoint {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** A list of some thousand topics. */
  private static final int MAX_BYTES = 512 << 10;

  private final Node node;
  private final Authority authority;

  /** Mints with the node's signing key, for those whom the authority lets. */
  public TokenEndpoint(Node node, Authority authority) {
    this.node = node;
    this.authority = authority;
  }

  @Override
  public HttpMethod method() {
    return HttpMethod.POST;
  }

  /** Whose body is kept is looked at first. */
  @Override
  public boolean streams(HttpRequest head) {
    return true;
  }

  @Override
  public void handle(Call call) {
    authority.checkMint(call);
    call.readBody(MAX_BYTES, body -> mint(call, body));
  }

  private void mint(Call call, byte[] body) {
    String jwt = node.realtime().tokens().mint(TokenOptions.DEFAULT, grants(body)).key();
    call.answer(HttpResponseStatus.CREATED, new JsonText().put("jwt", jwt).close());
  }

  private static List<TopicGrant> grants(byte[] body) {
    List<TopicGrant> grants = new ArrayList<>();
    for (JsonNode topic : list(body)) {
      if (!topic.path("channel").isString() || !topic.path("name").isString()) {
        throw invalid();
      }
      TopicGrant grant =
          new TopicGrant(topic.path("channel").stringValue(), topic.path("name").stringValue());
      Names.check("channel", grant.channel(), ErrorCode.REQUEST_INVALID);
      Names.check("topic", grant.topic(), ErrorCode.REQUEST_INVALID);
      grants.add(grant);
    }
    return grants;
  }

  private static JsonNode list(byte[] body) {
    try {
      JsonNode list = MAPPER.readTree(body);
      if (list.isArray() && !list.isEmpty()) {
        return list;
      }
    } catch (JacksonException e) {
      throw invalid();
    }
    throw invalid();
  }

  private static Refusal invalid() {
    return new Refusal(
        ErrorCode.REQUEST_INVALID,
        "The body is not a list of topics: [{\"channel\":\"order:42\",\"name\":\"step\"}, …]");
  }
}
