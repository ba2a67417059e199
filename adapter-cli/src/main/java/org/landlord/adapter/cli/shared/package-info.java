/// What every command is made of: its arguments, the session it runs in, its exit code.
@NullMarked
package org.landlord.adapter.cli.shared;

import org.jspecify.annotations.NullMarked;
