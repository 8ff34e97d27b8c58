package io.licit.house;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the parser of the JDK sees in source files: methods with their lengths, and string literals. */
final class JavaText {
    private JavaText() {}

    /** A method and how many lines its body takes, braces included. */
    record Method(Path file, String name, long lines) {}

    record Literal(Path file, long line, String text) {}

    record Call(Path file, long line, String method, List<Optional<String>> texts) {}

    static List<Method> methods(List<Path> files) {
        List<Method> found = new ArrayList<>();
        scan(files, (file, unit, positions) -> new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                if (method.getBody() != null) {
                    LineMap lines = unit.getLineMap();
                    long from = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
                    long to = lines.getLineNumber(positions.getEndPosition(unit, method));
                    found.add(new Method(file, method.getName().toString(), to - from + 1));
                }
                return super.visitMethod(method, nothing);
            }
        });
        return found;
    }

    static List<Literal> literals(List<Path> files) {
        List<Literal> found = new ArrayList<>();
        scan(files, (file, unit, positions) -> new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                if (literal.getValue() instanceof String text) {
                    long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, literal));
                    found.add(new Literal(file, line, text));
                }
                return super.visitLiteral(literal, nothing);
            }
        });
        return found;
    }

    /**
     * Calls of a method by its qualified name, such as {@code Said.of}, with the texts of the arguments that are
     * literals, or literals put together; an argument that is no such text is empty.
     */
    static List<Call> calls(List<Path> files, Set<String> methods) {
        List<Call> found = new ArrayList<>();
        scan(files, (file, unit, positions) -> new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                String method = call.getMethodSelect().toString();
                if (methods.contains(method)) {
                    long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, call));
                    found.add(new Call(
                            file,
                            line,
                            method,
                            call.getArguments().stream().map(JavaText::text).toList()));
                }
                return super.visitMethodInvocation(call, nothing);
            }
        });
        return found;
    }

    private static Optional<String> text(ExpressionTree argument) {
        if (argument instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            return Optional.of(text);
        }
        if (argument instanceof BinaryTree both && both.getKind() == Tree.Kind.PLUS) {
            return text(both.getLeftOperand())
                    .flatMap(left -> text(both.getRightOperand()).map(right -> left + right));
        }
        return Optional.empty();
    }

    /** Makes the scanner for one file. */
    private interface Scanning {
        TreeScanner<@Nullable Void, @Nullable Void> scanner(
                Path file, CompilationUnitTree unit, SourcePositions positions);
    }

    private static void scan(List<Path> files, Scanning scanning) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                scanning.scanner(file, unit, positions).scan(unit, null);
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException("cannot parse the sources", failed);
        }
    }
}
