package org.landlord.adapter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.access.ContextsFile;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.ValueTypes;
import org.landlord.adapter.cli.output.Console;
import org.landlord.adapter.cli.output.Printers;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The `landlord` command line.
///
/// ```java
/// Invocation invocation = LandlordCli.read(arguments, System.getenv(), console);
/// // Whatever `invocation.target()` needs can be started here: nothing was so far.
/// int exitCode = invocation.run(target -> connect(target));
/// ```
public final class LandlordCli {

    private static final int NARROWEST_HELP = 20;

    /// It refuses to lay out help for less: it is not to break lines then, which HelpLayout does.
    private static final int NARROWEST_OF_PICOCLI = 60;

    private static final int UNBOUND = 10_000;

    private static final int WIDEST_HELP = 110;
    private static final int DEFAULT_HELP = 80;

    private LandlordCli() {}

    /// Understands a command line without doing anything yet: reads no file but those that arguments name
    /// (`@FILE`) and, if it matters, what the user has signed in to; prints nothing, connects to nothing. Never
    /// fails: what makes no sense becomes an invocation that says so.
    ///
    /// @param arguments without the name of the program
    /// @param environment the process's environment variables
    /// @param console where to print to and to ask
    public static Invocation read(List<String> arguments, Map<String, String> environment, Console console) {
        ContextsFile contexts = ContextsFile.of(environment);
        LandlordCommand options = new LandlordCommand(environment, contexts);
        CommandLine commandLine = commandLine(options, arguments, environment, console);
        int helpWidth = helpWidth(Printers.width(console, environment));
        return new ArgumentReader(commandLine, options, environment, contexts, helpWidth).read(arguments, console);
    }

    /// Reads and runs a command line.
    ///
    /// @return the exit code of the process
    public static int run(
            List<String> arguments, Map<String, String> environment, Console console, Connector connector) {
        return read(arguments, environment, console).run(connector);
    }

    private static CommandLine commandLine(
            LandlordCommand options, List<String> arguments, Map<String, String> environment, Console console) {
        CommandLine commandLine = CommandTree.of(options, arguments);
        ValueTypes.registerAll(commandLine);
        commandLine.setDefaultValueProvider(arg -> isOrg(arg) ? nonBlank(environment, OrgOption.VARIABLE) : null);
        // A value may begin with @: it names a file with JSON, not one with more arguments.
        commandLine.setExpandAtFiles(false);
        int helpWidth = helpWidth(Printers.width(console, environment));
        commandLine.setUsageHelpWidth(helpWidth < NARROWEST_OF_PICOCLI ? UNBOUND : helpWidth);
        commandLine.setColorScheme(
                CommandLine.Help.defaultColorScheme(Printers.isStyled(console, environment) ? Ansi.ON : Ansi.OFF));
        commandLine.getCommandSpec().version("landlord " + version());
        HelpLayout.arrange(commandLine, helpWidth);
        return commandLine;
    }

    private static boolean isOrg(ArgSpec arg) {
        return arg instanceof OptionSpec option && option.longestName().equals(OrgOption.NAME);
    }

    private static @Nullable String nonBlank(Map<String, String> environment, String name) {
        String text = environment.getOrDefault(name, "");
        return text.isBlank() ? null : text;
    }

    private static int helpWidth(int width) {
        return width <= 0 ? DEFAULT_HELP : Math.clamp(width, NARROWEST_HELP, WIDEST_HELP);
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = LandlordCli.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
