package dev.typewire.processor.write;

import com.palantir.javapoet.JavaFile;
import dev.typewire.processor.contract.Contract;
import dev.typewire.processor.contract.ContractJson;
import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.read.KeptFacts;
import java.io.IOException;
import java.io.Writer;
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

  /** Writes the contract. */
  public void contract(Contract contract, Element... sources) throws IOException {
    resource(CONTRACT, ContractJson.write(contract), sources);
  }

  /** Writes the TypeScript module into the class output. */
  public void module(String text, Element... sources) throws IOException {
    resource(MODULE, text, sources);
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
    try (Writer writer =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, sources).openWriter()) {
      writer.write(text);
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
  public Optional<ChannelContract> channel(String qualifiedName) {
    return read(KEPT + qualifiedName + ".json").flatMap(ContractJson::readChannel);
  }

  private Optional<String> read(String name) {
    try {
      return Optional.of(
          filer
              .getResource(StandardLocation.CLASS_OUTPUT, "", name)
              .getCharContent(true)
              .toString());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // not there: the first compilation, or a class of another jar
    }
  }
}
