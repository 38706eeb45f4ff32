package dev.typewire.bench.load.server;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/** Spring Boot with its simple broker over STOMP, in Tomcat, with Spring's own defaults. */
final class SpringPeer implements Peer {
  private final int port;
  private final SimpMessagingTemplate template;

  private SpringPeer(ConfigurableApplicationContext context) {
    this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    this.template = context.getBean(SimpMessagingTemplate.class);
  }

  static SpringPeer start() {
    SpringApplication application = new SpringApplication(Settings.class);
    application.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "server.address", "127.0.0.1",
            "server.tomcat.max-connections", "20000",
            "spring.main.banner-mode", "off"));
    return new SpringPeer(application.run());
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void publish(String channel, String json) {
    template.send(
        "/topic/" + channel,
        MessageBuilder.withPayload(json.getBytes(StandardCharsets.US_ASCII)).build());
  }

  /** The application: an endpoint, and a broker for topics. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableWebSocketMessageBroker
  static class Settings implements WebSocketMessageBrokerConfigurer {
    @Override
    public void registerStompEndpoints(StompEndpointRegistry endpoints) {
      endpoints.addEndpoint("/stomp");
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry broker) {
      broker.enableSimpleBroker("/topic");
    }
  }
}
