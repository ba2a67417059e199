/// The command of the server.
@NullMarked
package org.landlord.adapter.cli.diagnostics;

import org.jspecify.annotations.NullMarked;
