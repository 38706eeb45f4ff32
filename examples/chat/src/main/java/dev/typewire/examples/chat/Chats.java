package dev.typewire.examples.chat;

import dev.typewire.examples.server.User;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The conversations and who owns them. */
final class Chats {
  private final List<Chat> all = new CopyOnWriteArrayList<>();

  /** Begins a conversation. */
  synchronized Chat open(User owner) {
    Chat chat = new Chat(UUID.randomUUID().toString(), owner.id(), of(owner).size() + 1);
    all.add(chat);
    return chat;
  }

  /** This user's conversations, the oldest first. */
  List<Chat> of(User owner) {
    return all.stream().filter(chat -> chat.owner().equals(owner.id())).toList();
  }

  /** The conversation, if there is one and it belongs to this user. */
  Optional<Chat> of(User owner, String id) {
    return of(owner).stream().filter(chat -> chat.id().equals(id)).findFirst();
  }
}
