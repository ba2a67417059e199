package org.landlord.adapter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.access.ContextsFile;
import org.landlord.adapter.cli.access.UnusableContexts;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.FailureReport;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.OfflineCommand;
import org.landlord.adapter.cli.migration.MigrateCommand;
import org.landlord.adapter.cli.option.OptionNames;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.ValueTypes;
import org.landlord.adapter.cli.output.Console;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.adapter.cli.output.Printers;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Parses a command line into an [Invocation].
final class CommandLineParser {

    static final String OUTPUT = "LANDLORD_OUTPUT";

    private final CommandLine root;
    private final LandlordCommand options;
    private final Map<String, String> environment;
    private final TargetResolver targets;
    private final int helpWidth;

    /// @param helpWidth the width of help, in columns
    CommandLineParser(
            CommandLine root,
            LandlordCommand options,
            Map<String, String> environment,
            ContextsFile contexts,
            int helpWidth) {
        this.helpWidth = helpWidth;
        this.root = root;
        this.options = options;
        this.environment = environment;
        this.targets = new TargetResolver(environment, contexts);
    }

    Invocation parse(List<String> arguments, Console console) {
        Invocation.Plan plan = plan(arguments);
        CommandRunner runner = new CommandRunner(environment, console, options.output, options.columns, options.reason);
        return new Invocation(plan, runner);
    }

    private Invocation.Plan plan(List<String> arguments) {
        try {
            List<CommandLine> chain =
                    root.parseArgs(arguments.toArray(String[]::new)).asCommandLineList();
            CommandLine last = chain.getLast();
            if (chain.stream().anyMatch(CommandLine::isUsageHelpRequested)) {
                return new Invocation.Plan.Print(help(last));
            }
            if (chain.stream().anyMatch(CommandLine::isVersionHelpRequested)) {
                return new Invocation.Plan.Print(
                        String.join("\n", root.getCommandSpec().version()) + "\n");
            }
            ValueTypes.rejectInvalid(
                    chain.stream().map(CommandLine::getCommandSpec).toList());
            if (options.output == null) {
                options.output = TargetResolver.variable(OUTPUT, OutputFormat::of, environment);
            }
            return plan(last);
        } catch (MissingParameterException missing) {
            return error(withInvalid(missing), missing.getCommandLine());
        } catch (UnmatchedArgumentException unmatched) {
            return error(unmatched(unmatched), unmatched.getCommandLine());
        } catch (ParameterException invalid) {
            return error(String.valueOf(invalid.getMessage()), invalid.getCommandLine());
        } catch (InvalidInput invalid) {
            return error(ExitCode.INVALID_ARGUMENTS, messages(invalid));
        } catch (InvalidArguments invalid) {
            return error(ExitCode.INVALID_ARGUMENTS, invalid.getMessage());
        } catch (NotFound missing) {
            FailureReport report = FailureReport.of(missing, root.getCommandSpec(), null);
            return error(report.exitCode(), report.message());
        } catch (UnusableContexts unusable) {
            return error(ExitCode.FAILURE, unusable.getMessage());
        }
    }

    private Invocation.Plan plan(CommandLine last) {
        CommandSpec spec = last.getCommandSpec();
        return switch (spec.userObject()) {
            case HelpCommand command -> new Invocation.Plan.Print(help(command.find(root)));
            case OfflineCommand command -> new Invocation.Plan.Offline(command, spec);
            case InitCommand command -> new Invocation.Plan.Online(command, spec, targets.resolveDatabase(options));
            case MigrateCommand command ->
                new Invocation.Plan.Online(command, spec, targets.resolveDatabase(options, command));
            case CliCommand command -> new Invocation.Plan.Online(command, spec, targets.resolve(options));
            case LandlordCommand _ -> new Invocation.Plan.Reject(ExitCode.INVALID_ARGUMENTS, help(last));
            default ->
                error(
                        "missing command, one of: "
                                + String.join(", ", spec.subcommands().keySet()),
                        last);
        };
    }

    private String help(CommandLine command) {
        return HelpLayout.wrap(command.getUsageMessage(command.getColorScheme()), helpWidth);
    }

    /// Reports invalid options together with missing ones.
    private static String withInvalid(MissingParameterException missing) {
        List<CommandSpec> chain = new ArrayList<>();
        for (CommandLine command = missing.getCommandLine(); command != null; command = command.getParent()) {
            chain.add(command.getCommandSpec());
        }
        boolean orgIsMissing = missing.getMissing().stream()
                .anyMatch(arg -> ValueTypes.nameOf(arg).equals(OrgOption.NAME));
        String message = missing.getMessage() + (orgIsMissing ? " (or set " + OrgOption.VARIABLE + ")" : "");
        try {
            ValueTypes.rejectInvalid(chain);
            return message;
        } catch (InvalidInput invalid) {
            return message + "; " + messages(invalid);
        }
    }

    private static String unmatched(UnmatchedArgumentException unmatched) {
        String argument = unmatched.getUnmatched().getFirst();
        boolean isGroup = !unmatched.getCommandLine().getSubcommands().isEmpty();
        String message;
        if (unmatched.isUnknownOption()) {
            message = "unknown option " + argument;
        } else {
            message = isGroup ? "unknown command " + argument : "unexpected argument " + argument;
        }
        List<String> suggestions = closest(argument, unmatched.getSuggestions());
        return suggestions.isEmpty() ? message : message + ": did you mean " + String.join(" or ", suggestions) + "?";
    }

    /// Suggestions with the same first letter are preferred, because it is seldom mistyped.
    private static List<String> closest(String argument, List<String> suggestions) {
        List<String> sameInitial = suggestions.stream()
                .filter(suggestion -> initial(suggestion).equals(initial(argument)))
                .toList();
        return sameInitial.isEmpty() ? suggestions : sameInitial;
    }

    private static String initial(String argument) {
        String word = argument.replaceFirst("^-+", "");
        return word.isEmpty() ? word : word.substring(0, 1);
    }

    private static String messages(InvalidInput invalid) {
        return invalid.violations().stream()
                .map(violation -> OptionNames.describe(violation, CommandSpec.create()))
                .collect(Collectors.joining("; "));
    }

    private static Invocation.Plan error(String message, CommandLine command) {
        String help = command.getCommandSpec().qualifiedName() + " --help";
        return error(ExitCode.INVALID_ARGUMENTS, decapitalized(message) + " (see " + help + ")");
    }

    private static Invocation.Plan error(ExitCode exitCode, @Nullable String message) {
        return new Invocation.Plan.Reject(exitCode, "landlord: " + Printers.printable(String.valueOf(message)) + "\n");
    }

    private static String decapitalized(String message) {
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
