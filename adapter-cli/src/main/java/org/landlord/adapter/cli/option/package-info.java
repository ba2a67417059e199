/// Options that several commands share, and how their values are read.
@NullMarked
package org.landlord.adapter.cli.option;

import org.jspecify.annotations.NullMarked;
