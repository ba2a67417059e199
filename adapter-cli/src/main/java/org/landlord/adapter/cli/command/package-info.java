/// What a command is made of: its base classes, its connection to Landlord, and its exit code.
@NullMarked
package org.landlord.adapter.cli.command;

import org.jspecify.annotations.NullMarked;
