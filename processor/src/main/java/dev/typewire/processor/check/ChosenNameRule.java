package dev.typewire.processor.check;

import dev.typewire.processor.contract.Contract;
import dev.typewire.processor.emit.typescript.TsNames;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeScriptSyntax;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import java.util.function.Function;

/**
 * A name that {@code @TypeScript} chooses can be the name of a type, and is no other's.
 *
 * <p>Names that nobody chose give way to it, except those of channels, which pages import.
 */
public final class ChosenNameRule {
  private ChosenNameRule() {}

  /**
   * Looks at all names of a module.
   *
   * @param module what its file is called
   * @param places where each type chose its name, by the type's qualified name
   */
  public static void check(
      Contract contract, String module, Function<String, SourceRef> places, Findings findings) {
    for (TypeDefinition type : contract.types()) {
      if (!type.name().isEmpty()) {
        checkWord(type, places, findings);
      }
    }
    for (TsNames.Clash clash : new TsNames(contract).clashes()) {
      findings.error(
          DiagnosticId.TS_NAME_TAKEN,
          places.apply(clash.type().type()),
          said(clash.type())
              + " is already the name of "
              + clash.owner()
              + " in "
              + module
              + ". Choose another, or leave the name out and get "
              + clash.instead()
              + ".");
    }
  }

  private static void checkWord(
      TypeDefinition type, Function<String, SourceRef> places, Findings findings) {
    String why = "";
    if (!TypeScriptSyntax.isIdentifier(type.name())) {
      why = " is no name that a type can have in TypeScript. Write one such as ";
    } else if (TsNames.isReserved(type.name())) {
      why = " is a word or a global of TypeScript, or of the module itself. Write one such as ";
    }
    if (!why.isEmpty()) {
      String simpleName = type.type().substring(type.type().lastIndexOf('.') + 1);
      findings.error(
          DiagnosticId.TS_NAME_INVALID,
          places.apply(type.type()),
          said(type) + why + "\"Json" + simpleName + "\".");
    }
  }

  private static String said(TypeDefinition type) {
    return "@TypeScript(name = \"" + type.name() + "\") on " + type.type();
  }
}
