package io.licit.cli;

/** The process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Shell shell = Shell.ofProcess();
        int exit = Licit.run(shell, arguments);
        shell.flush();
        System.exit(exit);
    }
}
