package dev.typewire.processor.write;

import com.palantir.javapoet.JavaFile;
import dev.typewire.processor.contract.Contract;
import dev.typewire.processor.contract.ContractJson;
import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.SourceMembers;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.read.KeptFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;

/** The files of a compilation. */
public final class Outputs implements KeptFacts {
  private static final String CONTRACT = "META-INF/typewire/contract.json";
  private static final String MODULE = "typewire/channels.ts";
  private static final String KEPT = "META-INF/typewire/source/";
  private static final String MEMBERS = ".members.json";

  private final Filer filer;

  /** Files over a filer. */
  public Outputs(Filer filer) {
    this.filer = filer;
  }

  /** Writes a Java type, which names its originating element itself. */
  public void java(JavaFile file) throws IOException {
    file.writeTo(filer);
  }

  /** Keeps what only the source of this type or channel knows, next to its class file. */
  public void keep(String qualifiedName, Object facts, Element source) throws IOException {
    resource(KEPT + qualifiedName + ".json", ContractJson.write(facts), source);
  }

  /** Keeps what only the source of this type tells of its members, for those that inherit them. */
  public void keep(SourceMembers members, Element source) throws IOException {
    resource(KEPT + members.type() + MEMBERS, ContractJson.write(members), source);
  }

  /** Writes the contract. */
  public void contract(Contract contract, Element... sources) throws IOException {
    resource(CONTRACT, ContractJson.write(contract), sources);
  }

  /** Writes the TypeScript module into the class output. */
  public void module(String text, Element... sources) throws IOException {
    resource(MODULE, text, sources);
  }

  /** The contract that was committed. */
  public String baseline(Path file) throws IOException {
    return Files.readString(file);
  }

  /** Writes the TypeScript module to a file, unless it is there already with the same text. */
  public void module(String text, Path file) throws IOException {
    if (!isSame(file, text)) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
    }
  }

  private static boolean isSame(Path file, String text) throws IOException {
    try {
      return Files.readString(file).equals(text);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void resource(String name, String text, Element... sources) throws IOException {
    // A writer of the filer would use the encoding of the sources.
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, sources).openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The contract that an earlier compilation wrote to the same place. */
  public Optional<Contract> earlierContract() {
    return read(CONTRACT).flatMap(ContractJson::readContract);
  }

  @Override
  public Optional<TypeDefinition> type(String qualifiedName) {
    return read(KEPT + qualifiedName + ".json").flatMap(ContractJson::readType);
  }

  @Override
  public Optional<SourceMembers> members(String qualifiedName) {
    return read(KEPT + qualifiedName + MEMBERS).flatMap(ContractJson::readMembers);
  }

  @Override
  public Optional<ChannelContract> channel(String qualifiedName) {
    return read(KEPT + qualifiedName + ".json").flatMap(ContractJson::readChannel);
  }

  private Optional<String> read(String name) {
    try (InputStream in =
        filer.getResource(StandardLocation.CLASS_OUTPUT, "", name).openInputStream()) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // not there: the first compilation, or a class of another jar
    }
  }
}
