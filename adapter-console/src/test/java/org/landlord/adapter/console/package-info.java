/// Tests of the files that the console and the operator's front ends consist of.
@NullMarked
package org.landlord.adapter.console;

import org.jspecify.annotations.NullMarked;
