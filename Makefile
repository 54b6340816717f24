# SPDX-License-Identifier: ISC
# Everything there is to build, test and install. Adding a file edits no list.
#
#   make            programs to build/bin
#   make check      what is missing, build, all tests (fault tests: fast form)
#   make V=1 …      show the commands; WERROR=1 makes warnings errors
#   make TESTS='tests/cmd/crm-log.t' check      some of the tests

VERSION = 0.3.0

PREFIX = /usr/local
DESTDIR =
BINDIR = $(PREFIX)/bin
MANDIR = $(PREFIX)/share/man
BASHDIR = $(PREFIX)/share/bash-completion/completions
ZSHDIR = $(PREFIX)/share/zsh/site-functions
FISHDIR = $(PREFIX)/share/fish/vendor_completions.d

CC = cc
CLANG = clang
CFLAGS = -O2 -g
LDFLAGS =
FUZZTIME = 60
TEST_JOBS = 2

.DEFAULT_GOAL = all
.DELETE_ON_ERROR:
.SUFFIXES:
SHELL = /bin/sh
Q = $(if $(V),,@)
say = $(if $(V),,@printf '  %-7s %s\n' $(1) '$(2)')

# --- what there is -----------------------------------------------------------

# What includes the mime room is linked with it and with gmime, or left out
# where gmime is not there.
MIME := $(shell pkg-config --exists gmime-3.0 2>/dev/null && echo yes)
MIME_C = $(sort $(wildcard lib/mime/*.c))
MIME_USERS := $(shell grep -l '^\#include "mime/' cmd/*.c tests/unit/*.c \
	tests/fuzz/*.c 2>/dev/null)
LEFT_OUT = $(if $(MIME),,$(MIME_C) $(MIME_USERS))
there = $(filter-out $(LEFT_OUT),$(sort $(wildcard $(1))))

PROGRAM_C = $(call there,cmd/*.c)
LIB_C = $(filter-out lib/mime/%,$(sort $(wildcard lib/*/*.c)))
UNIT_C = $(call there,tests/unit/*.c)
FUZZ_C = $(call there,tests/fuzz/*.c)
BENCH_C = $(sort $(wildcard tests/bench/*.c))
# tests/fault/NAME-shim.c is preloaded, the others there are programs
SHIM_C = $(sort $(wildcard tests/fault/*-shim.c))
FAULT_C = $(filter-out $(SHIM_C),$(sort $(wildcard tests/fault/*.c)))
PROGRAMS = $(PROGRAM_C:cmd/%.c=%)
SCHEMA = $(sort $(wildcard lib/store/schema/*.sql))
DEFAULT_POLICY = $(wildcard lib/policy/default.yaml)
GENERATED = $(if $(DEFAULT_POLICY),policy_default) \
	$(if $(SCHEMA),$(if $(wildcard lib/store/schema.h),store_schema))
PAGES = $(sort $(wildcard man/*.[1-8]))
SECTIONS = $(sort $(foreach p,$(PAGES),$(lastword $(subst ., ,$(p)))))
SCRIPTS = $(sort $(wildcard tests/*.sh tests/*.t tests/*/*.sh tests/*/*.t) \
	tests/run .ci/deps .ci/run)
TESTS = $(sort $(wildcard tests/*.t tests/cmd/*.t tests/fault/*.t))
# house.t looks at the objects of the plain build only
TESTS_ELSEWHERE = $(filter-out tests/house.t,$(TESTS))

# --- flags -------------------------------------------------------------------

WARN = -Wall -Wextra -Wconversion -Wshadow -Wformat=2 -Wstrict-prototypes \
	-Wmissing-prototypes $(if $(filter 1,$(WERROR)),-Werror)
STANDARD = -std=c11 -D_POSIX_C_SOURCE=200809L -Ilib \
	-DCRM_VERSION='"$(VERSION)"'
FORTIFY = $(if $(filter -O -O1 -O2 -O3 -Os -Og,$(CFLAGS)),-U_FORTIFY_SOURCE \
	-D_FORTIFY_SOURCE=2)
HARDEN = $(if $(findstring _FORTIFY_SOURCE,$(CFLAGS) $(CPPFLAGS)),,$(FORTIFY)) \
	-fstack-protector-strong -fPIE
HARDEN_LD = $(if $(filter Darwin,$(SYSTEM)),,-pie -Wl,-z,relro,-z,now,--as-needed)
# a program carries what it calls, and starts the sooner
LEAN = -ffunction-sections -fdata-sections
LEAN_LD = -Wl,$(if $(filter Darwin,$(SYSTEM)),-dead_strip,--gc-sections)
SANITIZE = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
# gcc's shared libubsan beside libasan does not know log_path
UBSAN_LD = $(eval UBSAN_LD := $$(shell $$(CC) --version 2>/dev/null | \
	grep -q 'Free Software' && echo -static-libubsan))$(UBSAN_LD)

# Asked once, and only when something is compiled: `make deps` may have to
# bring pkg-config first.
LIBRARY_CFLAGS = $(eval LIBRARY_CFLAGS := $$(shell \
	pkg-config --cflags sqlite3 yaml-0.1 libutf8proc libmd 2>/dev/null)) \
	$(LIBRARY_CFLAGS)
LIBRARIES = $(eval LIBRARIES := $$(shell $$(FIND_LIBRARIES)))$(LIBRARIES)
# The small ones become part of the programs where their archives are: each
# shared one costs every start some hundredths. SHARED=1 shares them all.
FIND_LIBRARIES = \
	for l in $$(pkg-config --libs sqlite3 yaml-0.1 libutf8proc libmd \
		2>/dev/null || echo -lsqlite3 -lyaml -lutf8proc -lmd); do \
		case $$l$(SHARED) in -lyaml|-lutf8proc|-lmd) \
			a=$$($(CC) -print-file-name=lib$${l\#-l}.a); \
			[ ! -f "$$a" ] || l=$$a ;; \
		esac; \
		printf '%s ' "$$l"; \
	done
# -isystem: warnings are for our own headers
MIME_CFLAGS = $(eval MIME_CFLAGS := $$(shell \
	pkg-config --cflags gmime-3.0 | sed 's/-I */-isystem /g'))$(MIME_CFLAGS)
MIME_LIBRARIES = $(eval MIME_LIBRARIES := $$(shell \
	pkg-config --libs gmime-3.0 gobject-2.0 glib-2.0))$(MIME_LIBRARIES)
SYSTEM = $(eval SYSTEM := $$(shell uname -s))$(SYSTEM)

# Objects before the archives they take from.
linked = $(filter-out %.a,$^) $(filter %.a,$^) $(LIBRARIES) \
	$(if $(filter %/$(firstword $(MIME_C:.c=.o)),$^),$(MIME_LIBRARIES)) -lm

# --- one build, in as many variants as needed ---------------------------------

# $(call variant,FOLDER,COMPILER,CFLAGS,LDFLAGS)
define variant
$(1)_LIB = $$(LIB_C:%.c=$(1)/%.o) $$(GENERATED:%=$(1)/gen/%.o)
$(1)_BIN = $$(PROGRAMS:%=$(1)/bin/%)
$(1)_UNIT = $$(UNIT_C:tests/%.c=$(1)/%)
$(1)_HELP = $$(SHIM_C:tests/%.c=$(1)/%.so) $$(FAULT_C:tests/%.c=$(1)/%)

$(1)_MIME = $$(MIME_C:%.c=$(1)/%.o)

$$($(1)_MIME): LIBRARY_CFLAGS = $$(MIME_CFLAGS)
$$(patsubst cmd/%.c,$(1)/bin/%,$$(filter cmd/%,$$(MIME_USERS))) \
$$(patsubst tests/%.c,$(1)/%,$$(filter tests/%,$$(MIME_USERS))): $$($(1)_MIME)

$(1)/lib/%.o: lib/%.c
	$$(call say,CC,$$@)
	@mkdir -p $$(@D)
	$$(Q)$(2) $$(STANDARD) $$(WARN) $(3) $$(CPPFLAGS) $$(LIBRARY_CFLAGS) \
		-MMD -MP -c -o $$@ $$<

$(1)/cmd/%.o: cmd/%.c
	$$(call say,CC,$$@)
	@mkdir -p $$(@D)
	$$(Q)$(2) $$(STANDARD) $$(WARN) $(3) $$(CPPFLAGS) -MMD -MP -c -o $$@ $$<

$(1)/gen/%.o: build/gen/%.c
	$$(call say,CC,$$@)
	@mkdir -p $$(@D)
	$$(Q)$(2) $$(STANDARD) $$(WARN) $(3) $$(CPPFLAGS) -MMD -MP -c -o $$@ $$<

$(1)/tests/%.o: tests/%.c
	$$(call say,CC,$$@)
	@mkdir -p $$(@D)
	$$(Q)$(2) $$(STANDARD) $$(WARN) $(3) $$(CPPFLAGS) $$(LIBRARY_CFLAGS) \
		-MMD -MP -c -o $$@ $$<

$(1)/libcrm.a: $$($(1)_LIB)
	$$(call say,AR,$$@)
	@mkdir -p $$(@D)
	@rm -f $$@
	$$(Q)$$(AR) rcs $$@ $$^

$(1)/bin/%: $(1)/cmd/%.o $(1)/libcrm.a
	$$(call say,LINK,$$@)
	@mkdir -p $$(@D)
	$$(Q)$(2) $(3) $(4) -o $$@ $$(linked)

# What crm-complete knows of the others. One that cannot run here, because the
# build is for another machine, it asks when it has to.
$(1)/gen/complete_commands.c: $$(filter-out %/crm-complete,$$($(1)_BIN))
	$$(call say,GEN,$$@)
	@mkdir -p $$(@D)
	$$(Q){ echo '#include "cli/complete.h"'; \
	echo 'const struct complete_command complete_commands[] = {'; \
	for p in $$^; do \
		rows=$$$$("$$$$p" --help-options 2>/dev/null) || continue; \
		echo "{\"$$$${p##*/}\", \"\""; \
		printf '%s\n' "$$$$rows" | $$(C_TEXT); echo '},'; \
	done; \
	echo '{0}};'; } >$$@

$(1)/gen/complete_commands.o: $(1)/gen/complete_commands.c
	$$(call say,CC,$$@)
	$$(Q)$(2) $$(STANDARD) $$(WARN) $(3) $$(CPPFLAGS) -MMD -MP -c -o $$@ $$<

$(1)/bin/crm-complete: $(1)/gen/complete_commands.o

$(1)/unit/%: $(1)/tests/unit/%.o $(1)/libcrm.a
	$$(call say,LINK,$$@)
	@mkdir -p $$(@D)
	$$(Q)$(2) $(3) $(4) -o $$@ $$(linked)

$(1)/bench/%: $(1)/tests/bench/%.o $(1)/libcrm.a
	$$(call say,LINK,$$@)
	@mkdir -p $$(@D)
	$$(Q)$(2) $(3) $(4) -o $$@ $$(linked)

$(1)/fault/%.so: tests/fault/%.c
	$$(call say,SHIM,$$@)
	@mkdir -p $$(@D)
	$$(Q)$$(CC) -std=c11 -O1 -g -fPIC -shared -o $$@ $$< -ldl

$(1)/fault/%: $(1)/tests/fault/%.o $(1)/libcrm.a
	$$(call say,LINK,$$@)
	@mkdir -p $$(@D)
	$$(Q)$(2) $(3) $(4) -o $$@ $$^ $$(LIBRARIES)

.SECONDARY: $$(PROGRAM_C:%.c=$(1)/%.o) $$(UNIT_C:%.c=$(1)/%.o)
-include $$(patsubst %.c,$(1)/%.d,$$(LIB_C) $$(MIME_C) $$(PROGRAM_C) \
	$$(UNIT_C) $$(BENCH_C) $$(FAULT_C))
endef

$(eval $(call variant,build,$$(CC),$$(HARDEN) $$(LEAN) $$(CFLAGS),\
	$$(HARDEN_LD) $$(LEAN_LD) $$(LDFLAGS)))
$(eval $(call variant,build-asan,$$(CC),$$(SANITIZE),$$(UBSAN_LD)))
$(eval $(call variant,build-asan-clang,$$(CLANG),$$(SANITIZE),))
$(eval $(call variant,build-cov,$$(CC),-O0 -g --coverage -DNDEBUG,))
$(eval $(call variant,build-fuzz,$$(CLANG),$$(SANITIZE) -fsanitize=fuzzer-no-link,))

.SECONDARY: $(FUZZ_C:%.c=build-fuzz/%.o)
build-fuzz/fuzz/%: build-fuzz/tests/fuzz/%.o build-fuzz/libcrm.a
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(CLANG) $(SANITIZE) -fsanitize=fuzzer -o $@ $(linked)

# Text that the programs carry, as C. A '?' is escaped for the trigraphs.
C_TEXT = LC_ALL=C sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g' \
	-e 's/.*/  "&\\n"/'

# A program of the build, run here: HOSTCC is for those who build elsewhere.
HOSTCC = $(CC)
POLICY_TREE_C = lib/policy/tree/policy_tree.c lib/text/yaml.c lib/base/arena.c \
	lib/base/error.c lib/base/str.c lib/base/utf8.c

build/gen/policy_tree: $(POLICY_TREE_C)
	$(call say,HOSTCC,$@)
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) $(STANDARD) $(WARN) $(LIBRARY_CFLAGS) -o $@ \
		$(POLICY_TREE_C) $(LIBRARIES)

build/gen/policy_default.c: lib/policy/default.yaml build/gen/policy_tree
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	$(Q){ echo '#include <stddef.h>'; \
	echo 'extern const char policy_default_yaml[];'; \
	echo 'extern const size_t policy_default_yaml_len;'; \
	echo 'const char policy_default_yaml[] = ""'; \
	$(C_TEXT) $<; echo ';'; \
	echo 'const size_t policy_default_yaml_len ='; \
	echo '  sizeof(policy_default_yaml) - 1;'; \
	build/gen/policy_tree <$<; } >$@

build/gen/store_schema.c: $(SCHEMA)
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	$(Q){ echo '#include "store/schema.h"'; \
	echo 'const struct schema_file store_schema[] = {'; \
	for f in $(SCHEMA); do \
		echo "{\"$${f##*/}\", \"\""; $(C_TEXT) "$$f"; echo '},'; \
	done; \
	echo '};'; \
	echo 'const size_t store_schema_count ='; \
	echo '  sizeof(store_schema) / sizeof(store_schema[0]);'; } >$@

# --- what to ask for ---------------------------------------------------------

.PHONY: all check lint check-asan check-fault fuzz bench cars demo demo-helpdesk \
	deps deps-test coverage install uninstall dist clean

NOT_BUILT = $(patsubst cmd/%.c,%,$(filter cmd/%,$(LEFT_OUT)))
all: $(build_BIN) build/libcrm.a $(if $(MIME),$(build_MIME))
	$(if $(NOT_BUILT),@echo '$(NOT_BUILT): not built for want of gmime-3.0 \
(make deps)')

# Nothing compiles before what it needs is there. Where gmime is missing, deps
# comes before all else: then this file is read again, with what needs gmime.
ifneq ($(filter check demo demo-helpdesk deps deps-test,$(MAKECMDGOALS)),)
$(build_LIB) $(build_MIME) $(PROGRAM_C:%.c=build/%.o) \
$(UNIT_C:%.c=build/%.o) build/gen/policy_tree: \
	| $(filter deps-test,$(MAKECMDGOALS)) deps

.PHONY: look-for-gmime
build/gen/mime.mk: look-for-gmime
	@mkdir -p $(@D)
	@pkg-config --exists gmime-3.0 2>/dev/null || sh .ci/deps build || :
	@pkg-config --exists gmime-3.0 2>/dev/null && \
		echo '# gmime is there' >$@.new || \
		echo '# gmime is not there' >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
-include build/gen/mime.mk
endif

deps:
	@sh .ci/deps build

deps-test: | deps
	@sh .ci/deps test

PROVE = prove -j$(TEST_JOBS) $(PROVEFLAGS) --exec tests/run
# make check TESTS='…' runs just those
CHOSEN = $(if $(filter command,$(firstword $(origin TESTS))),$(2),$(1) $(2))

check: deps all $(build_UNIT) $(build_HELP)
	@CRM_BIN='$(CURDIR)/build/bin' $(PROVE) \
		$(call CHOSEN,$(build_UNIT),$(TESTS))

check-fault: all $(build_HELP)
	@FAULT_FULL=1 CRM_BIN='$(CURDIR)/build/bin' $(PROVE) \
		$(sort $(wildcard tests/fault/*.t))

# ASAN='gcc' or ASAN='clang' runs one of the two
ASAN = gcc $(shell command -v $(CLANG) >/dev/null 2>&1 && echo clang)
check-asan: $(if $(filter gcc,$(ASAN)),build-asan.checked) \
	$(if $(filter clang,$(ASAN)),build-asan-clang.checked)

# A report counts even where a test does not look: it leaves a file. One that
# only says that a process was killed while it looked for leaks reports nothing.
.PHONY: build-asan.checked build-asan-clang.checked
define check-variant
$(1).checked: $$($(1)_BIN) $$($(1)_UNIT) $$($(1)_HELP)
	@rm -f $(1)/report.*
	@status=0; CRM_BIN='$$(CURDIR)/$(1)/bin' CRM_SANITIZED=1 \
	ASAN_OPTIONS='exitcode=99:log_path=$$(CURDIR)/$(1)/report' \
	UBSAN_OPTIONS='print_stacktrace=1:exitcode=99:log_path=$$(CURDIR)/$(1)/report' \
	$$(PROVE) $$(call CHOSEN,$$($(1)_UNIT),$$(TESTS_ELSEWHERE)) || status=1; \
	for f in $(1)/report.*; do \
		grep -qv 'Unable to get registers from thread' "$$$$f" \
			2>/dev/null || continue; \
		cat "$$$$f"; status=1; \
	done; exit $$$$status
endef
$(eval $(call check-variant,build-asan))
$(eval $(call check-variant,build-asan-clang))

fuzz: $(FUZZ_C:tests/%.c=build-fuzz/%)
	@for t in $(FUZZ_C:tests/fuzz/%.c=%); do \
		mkdir -p build-fuzz/corpus/$$t; \
		seeds=; \
		[ -d tests/fuzz/$$t ] && seeds=tests/fuzz/$$t; \
		echo "fuzz $$t: $(FUZZTIME) s"; \
		build-fuzz/fuzz/$$t -max_total_time=$(FUZZTIME) -timeout=10 \
			-print_final_stats=1 \
			-artifact_prefix=build-fuzz/found-$$t- \
			build-fuzz/corpus/$$t $$seeds >build-fuzz/$$t.log 2>&1 || \
			{ tail -n 40 build-fuzz/$$t.log; exit 1; }; \
		grep -E 'Done|number_of_executed' build-fuzz/$$t.log; \
	done

bench: all $(BENCH_C:tests/%.c=build/%)
	@CRM_BIN='$(CURDIR)/build/bin' sh tests/bench/run.sh

# How soon crm-why knows a hidden cause: the table of crm-vanilla(7)
CARS = 1000
cars: build/unit/learn-vanilla
	@build/unit/learn-vanilla $(CARS)

demo: deps all
	@CRM_BIN='$(CURDIR)/build/bin' sh tests/demo.sh

demo-helpdesk: deps all
	@CRM_BIN='$(CURDIR)/build/bin' sh tests/demo-helpdesk.sh

# Every test, and the sweeps over every single failure, in memory where there
# is a place for it.
SWEEPS = $(wildcard tests/fault/step*.t) tests/fault/call.t
COVERED = CRM_BIN='$(CURDIR)/build-cov/bin' \
	TMPDIR="$$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)" $(PROVE)
coverage: $(build-cov_BIN) $(build-cov_UNIT) $(build-cov_HELP)
	@find build-cov -name '*.gcda' -exec rm -f {} +
	-@$(COVERED) $(build-cov_UNIT) $(filter-out $(SWEEPS),$(TESTS_ELSEWHERE))
	-@FAULT_FULL=1 $(COVERED) $(SWEEPS)
	@sh tests/coverage.sh build-cov

C_FILES = $(LIB_C) $(MIME_C) $(MIME_USERS) lib/policy/tree/policy_tree.c $(PROGRAM_C) \
	$(UNIT_C) $(FUZZ_C) $(BENCH_C) $(SHIM_C) \
	$(FAULT_C)
FORMATTED = $(C_FILES) $(sort $(wildcard lib/*/*.h tests/unit/*.h))
lint:
	@echo clang-format
	@clang-format --dry-run --Werror $(sort $(FORMATTED))
	@echo clang-tidy
	@printf '%s\n' $(LIB_C) $(if $(MIME),$(MIME_C)) $(PROGRAM_C) | xargs -P $(TEST_JOBS) -n 8 sh -c \
		'clang-tidy --quiet "$$@" -- $(subst ','"'"',$(STANDARD)) \
		$(LIBRARY_CFLAGS) $(if $(MIME),$(MIME_CFLAGS)) 2>/dev/null || exit 255' tidy
	@if command -v shellcheck >/dev/null; then \
		echo shellcheck; shellcheck -S warning $(SCRIPTS); fi
	@if command -v mandoc >/dev/null && [ -n '$(PAGES)' ]; then \
		echo mandoc; sh tests/man-lint.sh $(PAGES); fi

install: all
	mkdir -p '$(DESTDIR)$(BINDIR)' '$(DESTDIR)$(BASHDIR)' \
		'$(DESTDIR)$(ZSHDIR)' '$(DESTDIR)$(FISHDIR)' \
		$(foreach s,$(SECTIONS),'$(DESTDIR)$(MANDIR)/man$(s)')
	for p in $(PROGRAMS); do \
		install -m 755 build/bin/$$p '$(DESTDIR)$(BINDIR)'/$$p || exit 1; \
	done
	for p in $(notdir $(PAGES)); do \
		install -m 644 man/$$p \
			'$(DESTDIR)$(MANDIR)'/man$${p##*.}/$$p || exit 1; \
	done
	if [ -f completions/crm.bash ]; then \
		install -m 644 completions/crm.bash '$(DESTDIR)$(BASHDIR)/crm' && \
		for p in $(PROGRAMS); do \
			ln -sf crm '$(DESTDIR)$(BASHDIR)'/$$p || exit 1; \
		done; \
	fi
	if [ -f completions/_crm ]; then \
		install -m 644 completions/_crm '$(DESTDIR)$(ZSHDIR)/_crm'; fi
	if [ -f completions/crm.fish ]; then \
		install -m 644 completions/crm.fish '$(DESTDIR)$(FISHDIR)/crm.fish' && \
		for p in $(PROGRAMS); do \
			ln -sf crm.fish '$(DESTDIR)$(FISHDIR)'/$$p.fish || exit 1; \
		done; \
	fi

uninstall:
	for p in $(PROGRAMS); do \
		rm -f '$(DESTDIR)$(BINDIR)'/$$p '$(DESTDIR)$(BASHDIR)'/$$p \
			'$(DESTDIR)$(FISHDIR)'/$$p.fish; \
	done
	for p in $(notdir $(PAGES)); do \
		rm -f '$(DESTDIR)$(MANDIR)'/man$${p##*.}/$$p; \
	done
	rm -f '$(DESTDIR)$(BASHDIR)/crm' '$(DESTDIR)$(ZSHDIR)/_crm' \
		'$(DESTDIR)$(FISHDIR)/crm.fish'

dist:
	git archive --format=tar --prefix=crm-tools-$(VERSION)/ HEAD | \
		gzip -9n >crm-tools-$(VERSION).tar.gz

clean:
	rm -rf build build-asan build-asan-clang build-cov build-fuzz
