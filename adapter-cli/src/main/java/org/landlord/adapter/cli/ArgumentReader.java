package org.landlord.adapter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.access.ContextsFile;
import org.landlord.adapter.cli.access.UnusableContexts;
import org.landlord.adapter.cli.option.ArgumentNames;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.ValueTypes;
import org.landlord.adapter.cli.output.Console;
import org.landlord.adapter.cli.output.Printers;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.OfflineCommand;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Makes a plan of a command line.
final class ArgumentReader {

    private final CommandLine root;
    private final LandlordCommand options;
    private final Map<String, String> environment;
    private final TargetChoice targets;
    private final int helpWidth;

    /// @param helpWidth how many columns help may take
    ArgumentReader(
            CommandLine root,
            LandlordCommand options,
            Map<String, String> environment,
            ContextsFile contexts,
            int helpWidth) {
        this.helpWidth = helpWidth;
        this.root = root;
        this.options = options;
        this.environment = environment;
        this.targets = new TargetChoice(environment, contexts);
    }

    Invocation read(List<String> arguments, Console console) {
        Invocation.Plan plan = plan(arguments);
        return new Invocation(plan, new Runner(environment, console, options.output));
    }

    private Invocation.Plan plan(List<String> arguments) {
        try {
            List<CommandLine> chain =
                    root.parseArgs(arguments.toArray(String[]::new)).asCommandLineList();
            CommandLine last = chain.getLast();
            if (chain.stream().anyMatch(CommandLine::isUsageHelpRequested)) {
                return new Invocation.Plan.Show(help(last));
            }
            if (chain.stream().anyMatch(CommandLine::isVersionHelpRequested)) {
                return new Invocation.Plan.Show(
                        String.join("\n", root.getCommandSpec().version()) + "\n");
            }
            ValueTypes.refuseInvalid(
                    chain.stream().map(CommandLine::getCommandSpec).toList());
            return plan(last);
        } catch (MissingParameterException missing) {
            return refusal(withInvalid(missing), missing.getCommandLine());
        } catch (UnmatchedArgumentException unmatched) {
            return refusal(unmatched(unmatched), unmatched.getCommandLine());
        } catch (ParameterException wrong) {
            return refusal(String.valueOf(wrong.getMessage()), wrong.getCommandLine());
        } catch (InvalidInput invalid) {
            return refusal(ExitCode.WRONG_USAGE, sentences(invalid));
        } catch (WrongUsage wrong) {
            return refusal(ExitCode.WRONG_USAGE, wrong.getMessage());
        } catch (NotFound missing) {
            FailureReport report = FailureReport.of(missing, root.getCommandSpec(), null);
            return refusal(report.exitCode(), report.sentence());
        } catch (UnusableContexts unusable) {
            return refusal(ExitCode.FAILURE, unusable.getMessage());
        }
    }

    private Invocation.Plan plan(CommandLine last) {
        CommandSpec spec = last.getCommandSpec();
        return switch (spec.userObject()) {
            case OfflineCommand command -> new Invocation.Plan.Stay(command, spec);
            case CliCommand command -> new Invocation.Plan.Ask(command, spec, targets.of(options));
            case LandlordCommand _ -> new Invocation.Plan.Refuse(ExitCode.WRONG_USAGE, help(last));
            default ->
                refusal(
                        "say what to do: "
                                + String.join(", ", spec.subcommands().keySet()),
                        last);
        };
    }

    private String help(CommandLine command) {
        return HelpLayout.wrap(command.getUsageMessage(command.getColorScheme()), helpWidth);
    }

    /// A missing option does not hide what is wrong with the others.
    private static String withInvalid(MissingParameterException missing) {
        List<CommandSpec> chain = new ArrayList<>();
        for (CommandLine command = missing.getCommandLine(); command != null; command = command.getParent()) {
            chain.add(command.getCommandSpec());
        }
        boolean orgIsMissing = missing.getMissing().stream()
                .anyMatch(arg -> ValueTypes.nameOf(arg).equals(OrgOption.NAME));
        String message = missing.getMessage()
                + (orgIsMissing ? "; " + OrgOption.VARIABLE + " can say the organization, too" : "");
        try {
            ValueTypes.refuseInvalid(chain);
            return message;
        } catch (InvalidInput invalid) {
            return message + "; " + sentences(invalid);
        }
    }

    private static String unmatched(UnmatchedArgumentException unmatched) {
        String argument = unmatched.getUnmatched().getFirst();
        boolean isNoun = !unmatched.getCommandLine().getSubcommands().isEmpty();
        String sentence;
        if (unmatched.isUnknownOption()) {
            sentence = "there is no option " + argument;
        } else {
            sentence = isNoun ? "there is no command " + argument : argument + " is one argument too many";
        }
        List<String> suggestions = likeliest(argument, unmatched.getSuggestions());
        return suggestions.isEmpty() ? sentence : sentence + ": did you mean " + String.join(" or ", suggestions) + "?";
    }

    /// Who mistypes a word seldom mistypes how it begins: what begins the same comes alone, if there is any.
    private static List<String> likeliest(String argument, List<String> suggestions) {
        List<String> sameBeginning = suggestions.stream()
                .filter(suggestion -> beginning(suggestion).equals(beginning(argument)))
                .toList();
        return sameBeginning.isEmpty() ? suggestions : sameBeginning;
    }

    private static String beginning(String argument) {
        String word = argument.replaceFirst("^-+", "");
        return word.isEmpty() ? word : word.substring(0, 1);
    }

    private static String sentences(InvalidInput invalid) {
        return invalid.violations().stream()
                .map(violation -> ArgumentNames.sentence(violation, CommandSpec.create()))
                .collect(Collectors.joining("; "));
    }

    private static Invocation.Plan refusal(String sentence, CommandLine command) {
        String help = command.getCommandSpec().qualifiedName() + " --help";
        return refusal(ExitCode.WRONG_USAGE, decapitalized(sentence) + " (see " + help + ")");
    }

    private static Invocation.Plan refusal(ExitCode exitCode, @Nullable String sentence) {
        return new Invocation.Plan.Refuse(exitCode, "landlord: " + Printers.printable(String.valueOf(sentence)) + "\n");
    }

    private static String decapitalized(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
