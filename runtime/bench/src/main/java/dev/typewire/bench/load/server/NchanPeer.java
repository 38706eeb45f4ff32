package dev.typewire.bench.load.server;

import dev.typewire.bench.load.peer.Nginx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** nginx with nchan, which publishers reach by HTTP only. This process is not the measured one. */
final class NchanPeer implements Peer {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final Process nginx;

  private NchanPeer(int port, Process nginx) {
    this.port = port;
    this.nginx = nginx;
  }

  static NchanPeer start() throws IOException {
    int port = freePort();
    Path folder = Files.createDirectories(Path.of("runtime/bench/target/nginx").toAbsolutePath());
    Path settings = folder.resolve("nginx.conf");
    Files.writeString(settings, settings(Nginx.module(), folder, port));
    Process nginx =
        new ProcessBuilder(
                Nginx.program().toString(), "-p", folder.toString(), "-c", settings.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(nginx::destroy, "nginx-end"));
    NchanPeer peer = new NchanPeer(port, nginx);
    peer.awaitAnswer();
    return peer;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String settings(Path module, Path folder, int port) {
    return """
        load_module %1$s;
        daemon off;
        worker_processes auto;
        pid %2$s/nginx.pid;
        error_log stderr error;
        worker_rlimit_nofile 20000;
        events { worker_connections 16000; }
        http {
          access_log off;
          client_body_temp_path %2$s/body;
          proxy_temp_path %2$s/proxy;
          fastcgi_temp_path %2$s/fastcgi;
          uwsgi_temp_path %2$s/uwsgi;
          scgi_temp_path %2$s/scgi;
          nchan_max_reserved_memory 256m;
          server {
            listen 127.0.0.1:%3$d;
            keepalive_requests 1000000000;
            location ~ ^/pub/(\\w+)$ {
              nchan_publisher;
              nchan_channel_id $1;
              nchan_message_buffer_length 256;
              nchan_message_timeout 10m;
            }
            location ~ ^/sub/(\\w+)$ {
              nchan_subscriber websocket;
              nchan_channel_id $1;
              nchan_subscriber_first_message newest;
            }
          }
        }
        """
        .formatted(module, folder, port);
  }

  private void awaitAnswer() throws IOException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (true) {
      try {
        post("start", "\"\"");
        return;
      } catch (UncheckedIOException e) {
        if (System.nanoTime() > deadline || !nginx.isAlive()) {
          throw new IOException("nginx does not answer.", e);
        }
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public long pid() {
    return nginx.pid();
  }

  /** nginx has no heap that is collected. */
  @Override
  public long collect() {
    return 0;
  }

  @Override
  public void publish(String channel, String json) {
    post(channel, json);
  }

  private void post(String channel, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/pub/" + channel))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException("nginx refused a message: " + answer.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while publishing.", e);
    }
  }
}
