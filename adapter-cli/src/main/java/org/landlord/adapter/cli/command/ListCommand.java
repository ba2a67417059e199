package org.landlord.adapter.cli.command;

import java.util.function.Supplier;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import picocli.CommandLine.Mixin;

/// A command that lists items: all of them, or as many as `--limit` allows.
///
/// @param <T> an item
public abstract class ListCommand<T> implements CliCommand {

    private final Supplier<View<T>> view;

    @Mixin
    private LimitOption limit;

    /// @param view how an item is shown
    protected ListCommand(Supplier<View<T>> view) {
        this.view = view;
    }

    /// Fetches a page of the list.
    protected abstract Page<T> fetch(Session session, PageRequest page);

    @Override
    public final ExitCode run(Session session) {
        return session.printAll(view.get(), PagedIterable.of(limit.count(), page -> fetch(session, page)));
    }
}
