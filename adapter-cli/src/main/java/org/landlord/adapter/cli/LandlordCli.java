package org.landlord.adapter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.access.ContextsFile;
import org.landlord.adapter.cli.command.Connector;
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
/// Invocation invocation = LandlordCli.parse(arguments, System.getenv(), console);
/// // Start what `invocation.target()` needs here.
/// int exitCode = invocation.run((target, reason) -> connect(target, reason));
/// ```
public final class LandlordCli {

    private static final int MIN_HELP = 20;

    /// Picocli rejects a smaller width; then HelpLayout wraps the lines.
    private static final int PICOCLI_MIN_HELP = 60;

    private static final int UNBOUND = 10_000;

    private static final int MAX_HELP = 110;
    private static final int DEFAULT_HELP = 80;

    /// The environment variables of the command line and its launcher that are not settings of the server.
    public static final Set<String> VARIABLES = Set.of(
            TargetResolver.SERVER,
            TargetResolver.TOKEN,
            TargetResolver.CONTEXT,
            OrgOption.VARIABLE,
            CommandLineParser.OUTPUT,
            CommandRunner.DEBUG,
            "LANDLORD_JAVA_OPTS",
            "LANDLORD_COMPLETING",
            "LANDLORD_JDK");

    private LandlordCli() {}

    /// Parses a command line without running it: reads only the files that arguments name (`@FILE`) and, if
    /// needed, the saved contexts; prints nothing and connects to nothing. Never fails: an invalid command
    /// line becomes an invocation that reports the error.
    ///
    /// @param arguments without the name of the program
    /// @param environment the environment variables of the process
    /// @param console the standard streams
    public static Invocation parse(List<String> arguments, Map<String, String> environment, Console console) {
        ContextsFile contexts = ContextsFile.of(environment);
        LandlordCommand options = new LandlordCommand(environment, contexts);
        CommandLine commandLine = commandLine(options, arguments, environment, console);
        int helpWidth = helpWidth(Printers.width(console, environment));
        return new CommandLineParser(commandLine, options, environment, contexts, helpWidth).parse(arguments, console);
    }

    /// Parses and runs a command line.
    ///
    /// @return the exit status of the process
    public static int run(
            List<String> arguments, Map<String, String> environment, Console console, Connector connector) {
        return parse(arguments, environment, console).run(connector);
    }

    private static CommandLine commandLine(
            LandlordCommand options, List<String> arguments, Map<String, String> environment, Console console) {
        CommandLine commandLine = CommandTree.of(options, arguments);
        ValueTypes.registerAll(commandLine);
        commandLine.setDefaultValueProvider(arg -> isOrg(arg) ? nonBlank(environment, OrgOption.VARIABLE) : null);
        // @FILE names a file with JSON, not a file with more arguments.
        commandLine.setExpandAtFiles(false);
        int helpWidth = helpWidth(Printers.width(console, environment));
        commandLine.setUsageHelpWidth(helpWidth < PICOCLI_MIN_HELP ? UNBOUND : helpWidth);
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
        return width <= 0 ? DEFAULT_HELP : Math.clamp(width, MIN_HELP, MAX_HELP);
    }

    /// The header `User-Agent` of its requests.
    public static String userAgent() {
        return "landlord-cli/" + version();
    }

    /// The version of the program.
    static String version() {
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
