package dev.typewire.redis;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * An agent that gives a whole JVM another time of day than the machine has: whatever asks for it,
 * in the JDK and elsewhere, gets an answer that is shifted. {@link System#nanoTime} is left alone,
 * since it is no time of day.
 */
public final class WrongClock implements ClassFileTransformer {
  private static final String TIME_OF_DAY = "currentTimeMillis";

  /** By which {@link java.time.Clock} finds out. */
  private static final String FINER_TIME_OF_DAY = "getNanoTimeAdjustment";

  private static final String OWN_NAME = WrongClock.class.getName().replace('.', '/');

  private final Duration ahead;

  private WrongClock(Duration ahead) {
    this.ahead = ahead;
  }

  /** What to start a JVM with that has the tests' class path; its clock is ahead by so much. */
  static String option(Duration ahead) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", WrongClock.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    try {
      Path jar = Files.createTempFile("wrong-clock", ".jar");
      jar.toFile().deleteOnExit();
      try (OutputStream out = Files.newOutputStream(jar)) {
        new JarOutputStream(out, manifest).close();
      }
      return "-javaagent:" + jar + "=" + ahead;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java calls this in front of {@code main}. */
  public static void premain(String ahead, Instrumentation jvm) throws Exception {
    jvm.addTransformer(new WrongClock(Duration.parse(ahead)), true);
    jvm.retransformClasses(
        Stream.of(jvm.getAllLoadedClasses())
            .filter(known -> known.getClassLoader() == null && jvm.isModifiableClass(known))
            .toArray(Class<?>[]::new));
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> before, ProtectionDomain domain, byte[] classFile) {
    String constants = new String(classFile, StandardCharsets.ISO_8859_1);
    boolean asks = constants.contains(TIME_OF_DAY) || constants.contains(FINER_TIME_OF_DAY);
    return asks && !name.startsWith(OWN_NAME) ? shifted(classFile) : null;
  }

  private byte[] shifted(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Shift(writer), 0);
    return writer.toByteArray();
  }

  /** Adds to the answer wherever the time of day is asked for. */
  private final class Shift extends ClassVisitor {
    Shift(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String type, boolean ofInterface) {
          super.visitMethodInsn(opcode, owner, called, type, ofInterface);
          if (called.equals(TIME_OF_DAY) && owner.equals("java/lang/System")) {
            add(ahead.toMillis());
          } else if (called.equals(FINER_TIME_OF_DAY)) {
            add(ahead.toNanos());
          }
        }

        private void add(long amount) {
          super.visitLdcInsn(amount);
          super.visitInsn(Opcodes.LADD);
        }
      };
    }
  }
}
