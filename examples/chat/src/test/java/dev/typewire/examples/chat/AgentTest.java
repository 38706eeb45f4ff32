package dev.typewire.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Realtime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AgentTest {
  private static final Chat CHAT = new Chat("1", "ada", 1);
  private static final Chat OTHER = new Chat("2", "ada", 2);

  private final Realtime realtime = Realtime.inMemory();
  private final HeldPace pace = new HeldPace();
  private final Agent agent = agent(new RecitingModel(Recital.all(), pace));
  private final List<Answer> answers = follow(CHAT);

  @AfterEach
  void close() {
    pace.goOn();
    agent.close();
    realtime.close();
  }

  @Test
  void answer_isTheTextThatFitsTheQuestion() {
    pace.goOn();
    assertThat(agent.ask(CHAT, "why go to SEA at all?")).isTrue();
    await().until(() -> answers.size() == 1);
    assertThat(answers.get(0).text()).startsWith("Call me Ishmael.").endsWith("ocean with me.");
    assertThat(answers.get(0).ending()).isEqualTo(Ending.WHOLE);
  }

  @Test
  void tokens_putTogether_areTheText() {
    assertThat(Recital.all())
        .allSatisfy(
            recital -> assertThat(String.join("", recital.tokens())).isEqualTo(recital.text()));
  }

  @Test
  void stop_endsTheAnswerWhereItIs() {
    agent.ask(CHAT, "why go to sea?");
    pace.go(3);
    agent.stop(CHAT);
    pace.goOn();
    await().until(() -> answers.size() == 1);
    assertThat(answers.get(0).ending()).isEqualTo(Ending.STOPPED);
    assertThat("Call me Ishma").startsWith(answers.get(0).text());
  }

  @Test
  void secondQuestion_isRefused_untilTheFirstIsAnswered() {
    agent.ask(CHAT, "why go to sea?");
    assertThat(agent.ask(CHAT, "and why to the woods?")).isFalse();
    pace.goOn();
    await().until(() -> answers.size() == 1);
    assertThat(agent.ask(CHAT, "and why to the woods?")).isTrue();
  }

  @Test
  void twoConversations_areAnsweredAtOnce() {
    List<Answer> others = follow(OTHER);
    agent.ask(CHAT, "why go to sea?");
    agent.ask(OTHER, "what is living in the woods like?");
    pace.goOn();
    await().until(() -> answers.size() == 1 && others.size() == 1);
    assertThat(others.get(0).text()).startsWith("I went to the woods");
  }

  @Test
  void modelThatFails_leavesAnAnswerThatSaysSo() {
    Iterator<String> broken =
        List.of("Call", " me").stream().map(AgentTest::failAtTheSecond).iterator();
    try (Agent unlucky = agent(question -> new Model.Reply(broken, "nowhere"))) {
      unlucky.ask(CHAT, "why?");
      await().until(() -> answers.size() == 1);
    }
    assertThat(answers.get(0).ending()).isEqualTo(Ending.FAILED);
    assertThat(answers.get(0).text()).isEqualTo("Call");
  }

  private static String failAtTheSecond(String token) {
    if (token.equals(" me")) {
      throw new IllegalStateException("out of memory");
    }
    return token;
  }

  private Agent agent(Model model) {
    return new Agent(realtime, model, InstantSource.system());
  }

  private List<Answer> follow(Chat chat) {
    List<Answer> seen = Collections.synchronizedList(new ArrayList<>());
    realtime.subscribe(ChatChannelRef.of(chat.id()).answer(), message -> seen.add(message.data()));
    return seen;
  }
}
