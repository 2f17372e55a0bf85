package chatroom.app;

import chatroom.core.Product;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// What `--help` prints for the program as a whole: the subcommands with a line each, made without
/// loading any of them. Stateless.
final class Help {
    private Help() {}

    static String text() {
        CommandSpec root = CommandSpec.create().name(Product.COMMAND);
        root.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .customSynopsis(Product.COMMAND + " [COMMAND [OPTIONS]]")
                .description("", Product.NAME + ": talk with the people around you.", "")
                .commandListHeading("Commands:%n")
                .footer(
                        "",
                        "'%s COMMAND --help' says more about one of them."
                                .formatted(Product.COMMAND),
                        "'%s --version' says which version this is.".formatted(Product.COMMAND));
        for (Subcommand subcommand : Subcommand.ALL) {
            CommandSpec stub = CommandSpec.create();
            stub.usageMessage(new UsageMessageSpec().description(subcommand.says()));
            root.addSubcommand(subcommand.name(), stub);
        }
        return new CommandLine(root).getUsageMessage(Ansi.AUTO);
    }
}
