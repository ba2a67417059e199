/// The `landlord` command line, as a library: give it the arguments and a way to Landlord, get an exit code.
@NullMarked
package org.landlord.adapter.cli;

import org.jspecify.annotations.NullMarked;
