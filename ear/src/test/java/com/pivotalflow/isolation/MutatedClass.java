package com.pivotalflow.isolation;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** A class as it would be if somebody had forgotten one thing in one method. It is only looked at, never run. */
final class MutatedClass {

    private MutatedClass() {}

    /** Without the annotations of this type on the method. */
    static JavaClasses withoutAnnotation(JavaMethod method, String annotation, Path folder) throws IOException {
        String descriptor = "L" + annotation.replace('.', '/') + ";";
        return write(method, folder, writer -> new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String type, @Nullable String signature, String @Nullable [] exceptions) {
                MethodVisitor visitor = super.visitMethod(access, name, type, signature, exceptions);
                return isSame(method, name, type) ? without(descriptor, visitor) : visitor;
            }
        });
    }

    /** Without the first parameter of the method. */
    static JavaClasses withoutFirstParameter(JavaMethod method, Path folder) throws IOException {
        return write(method, folder, writer -> new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String type, @Nullable String signature, String @Nullable [] exceptions) {
                boolean isMeant = isSame(method, name, type);
                return super.visitMethod(
                        access, name, isMeant ? shorter(type) : type, isMeant ? null : signature, exceptions);
            }
        });
    }

    private static MethodVisitor without(String annotation, MethodVisitor visitor) {
        return new MethodVisitor(Opcodes.ASM9, visitor) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                return descriptor.equals(annotation) ? null : super.visitAnnotation(descriptor, visible);
            }
        };
    }

    private static String shorter(String type) {
        Type[] all = Type.getArgumentTypes(type);
        Type[] rest = Arrays.copyOfRange(all, 1, all.length);
        return Type.getMethodDescriptor(Type.getReturnType(type), rest);
    }

    private static boolean isSame(JavaMethod method, String name, String type) {
        return name.equals(method.getName())
                && Type.getArgumentTypes(type).length
                        == method.getRawParameterTypes().size()
                && type.equals(descriptor(method));
    }

    private static String descriptor(JavaMethod method) {
        StringBuilder text = new StringBuilder("(");
        method.getRawParameterTypes().forEach(type -> text.append(descriptor(type)));
        return text.append(')').append(descriptor(method.getRawReturnType())).toString();
    }

    private static String descriptor(JavaClass type) {
        return switch (type.getName()) {
            case "void" -> "V";
            case "boolean" -> "Z";
            case "int" -> "I";
            case "long" -> "J";
            default ->
                type.getName().startsWith("[")
                        ? type.getName().replace('.', '/')
                        : "L" + type.getName().replace('.', '/') + ";";
        };
    }

    private static JavaClasses write(JavaMethod method, Path folder, Mutation mutation) throws IOException {
        String file = method.getOwner().getName().replace('.', '/') + ".class";
        ClassWriter writer = new ClassWriter(0);
        try (InputStream bytes =
                method.getOwner().getSource().orElseThrow().getUri().toURL().openStream()) {
            new ClassReader(bytes).accept(mutation.around(writer), ClassReader.SKIP_CODE);
        }
        Path place = folder.resolve(file);
        Files.createDirectories(place.getParent());
        Files.write(place, writer.toByteArray());
        return new ClassFileImporter().importPath(place);
    }

    /** Changes what is read on its way to what is written. */
    @FunctionalInterface
    private interface Mutation {
        ClassVisitor around(ClassWriter writer);
    }
}
