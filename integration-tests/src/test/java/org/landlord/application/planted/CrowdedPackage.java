package org.landlord.application.planted;

/// Breaks on purpose: a package of more than twenty classes.
@SuppressWarnings("MultipleTopLevelClasses")
final class CrowdedPackage {}

record Class01() {}

record Class02() {}

record Class03() {}

record Class04() {}

record Class05() {}

record Class06() {}

record Class07() {}

record Class08() {}

record Class09() {}

record Class10() {}

record Class11() {}

record Class12() {}

record Class13() {}

record Class14() {}

record Class15() {}

record Class16() {}

record Class17() {}

record Class18() {}

record Class19() {}

record Class20() {}
