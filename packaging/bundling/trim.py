"""What is left out of the bundle, each with the reason; proven by running the frozen program afterwards."""

import re
from pathlib import PurePosixPath

# Modules that are neither followed nor copied. What is imported at the program's start in spite of its name stays.
EXCLUDED_MODULES = (
    "readline",  # GPL; only an interactive interpreter wants it
    "_gdbm",  # GPL
    "_dbm",
    "_curses",
    "_curses_panel",
    "nis",
    "tkinter",
    "_tkinter",
    "idlelib",
    "lib2to3",
    "pydoc_data",
    "ensurepip",
    "test",
    "setuptools",  # torch asks for it to compile extensions
    "_distutils_hack",
    "pkg_resources",
    "isympy",
    "functorch",
    "hf_xet",  # speeds up downloads from one hub; without it they go over HTTPS
    "torch.test",
    *(
        f"torch._inductor.{name}"  # the compiler; the program has no C++ compiler to call
        for name in (
            "autoheuristic",
            "codegen",
            "fx_passes",
            "ir",
            "kernel",
            "lookup_table",
            "lowering",
            "package",
            "scheduler",
            "template_heuristics",
        )
    ),
    "torch.ao.ns",
    "torch.ao.pruning",
    "torch.ao.quantization.pt2e",
    "torch.contrib",
    "torch.distributed._tools",
    "torch.distributed.benchmarks",
    "torch.distributed.launcher",
    "torch.distributed.optim",
    "torch.distributed.pipelining",
    "torch.distributed.tensor._ops.strategy_validation",
    "torch._dynamo.test_case",
    "torch.nativert",
    "torch.onnx._internal.exporter._torchlib",
    "torch.utils.benchmark",
    "torch.utils.bottleneck",
    "torch.utils.hipify",
    "torch.utils.model_dump",
    "torch.utils.tensorboard",
    "torch.utils.viz",
    *(
        f"torch.testing._internal.{name}"  # the rest of it is imported by torch itself
        for name in (
            "autocast_test_lists",
            "autograd_function_db",
            "check_kernel_launches",
            "codegen",
            "common_cuda",
            "common_device_type",
            "common_dist_composable",
            "common_distributed",
            "common_fsdp",
            "common_jit",
            "common_methods_invocations",
            "common_mkldnn",
            "common_modules",
            "common_mps",
            "common_nn",
            "common_ops_unbacked",
            "common_optimizers",
            "common_pruning",
            "common_quantization",
            "common_quantized",
            "common_subclass",
            "common_utils",
            "common_xpu",
            "composite_compliance",
            "custom_op_db",
            "data",
            "dist_utils",
            "dynamo_test_failures",
            "generated",
            "hop_db",
            "inductor_utils",
            "jit_metaprogramming_utils",
            "jit_utils",
            "opinfo",
            "py312_intrinsics",
            "quantization_torch_package_models",
            "test_module",
        )
    ),
    *(
        f"Bio.{name}"  # the program reads sequences and MEDLINE with Biopython, and nothing else
        for name in (
            "Affy",
            "Blast",
            "CAPS",
            "Cluster",
            "Compass",
            "Emboss",
            "Entrez",
            "Geo",
            "Graphics",
            "HMM",
            "KEGG",
            "NMR",
            "PDB",
            "Pathway",
            "Phylo",
            "PopGen",
            "Restriction",
            "SCOP",
            "SVDSuperimposer",
            "SearchIO",
            "TogoWS",
            "UniGene",
            "codonalign",
            "cpairwise2",
            "motifs",
            "pairwise2",
            "phenotype",
        )
    ),
    "BioSQL",
    "lxml.isoschematron",
    "lxml.objectify",
    "pygments",  # these colour the terminals of command lines that are left out
    "rich",
    "typer",
    "shellingham",
    "markdown_it",
    "mdurl",
    "annotated_doc",
    "pydantic",  # checks the settings of servers
    "pydantic_core",
    "annotated_types",
    "typing_inspection",
    "sympy.physics",
    "numpy.distutils",
    "PySide6.scripts",
    "transformers.cli",
    "transformers.commands",
    "huggingface_hub.cli",
    "accelerate.test_utils",
)

_LEFT_OUT = tuple(
    re.compile(pattern)
    for pattern in (
        # torch: programs and libraries of its tests, headers, CMake files; torch_shm_manager is looked for at import
        r"torch/bin/(?!torch_shm_manager)",
        r"torch/(include|share|test)/",
        r"torch/lib/lib\w*_test\.so",
        r"torch/lib/lib(aoti_custom_ops|backend_with_compiler)\.so",
        r"torch/lib/libshm(_windows)?/",
        r"torch/.*\.(h|hpp|cuh|cpp|cmake|a|lib|pyi)$",
        r"numpy/.*\.a$",
        r"(torchgen/packaged|lxml/includes|sympy/utilities/mathml/data)/",  # for compiling and for web pages
        r"\w+/(.*/)?(benchmarks|_pyinstaller)/",
        # Qt: QML, what only foreign platforms, servers and databases want, tools, and translations
        r"PySide6/(Qt/)?(qml|resources|metatypes|libexec|modules|typesystems|include|glue)/",
        r"PySide6/(Qt/)?translations/(?!qtbase_de\.qm)",  # of the window's own languages they are kept
        r"PySide6/(Qt/)?plugins/(qmltooling|sqldrivers|assetimporters|geoservices|multimedia|position|canbus)/",
        r"PySide6/(Qt/)?plugins/(egldeviceintegrations|networkinformation|virtualkeyboard|webview|designer)/",
        r"PySide6/(Qt/)?plugins/generic/(lib)?q(evdev|tuio)",
        r"PySide6/(Qt/)?plugins/platforms/(lib)?q(eglfs|linuxfb|minimalegl|minimal|vkkhrdisplay|vnc|direct2d)\b",
        r"PySide6/(Qt/)?plugins/platforminputcontexts/(lib)?qtvirtualkeyboard",
        r"PySide6/(Qt/)?plugins/imageformats/(lib)?q(pdf|tga|wbmp|tiff)\b",
        r"libQt6(Qml|Quick|VirtualKeyboard|EglF)\w*\.so",
        r"PySide6/.*(Qt6?|lib)(Qml|Quick|VirtualKeyboard|WebEngine|3D|EglF)\w*\.(so|dll|dylib)",
        r"PySide6/(Qt/lib/)?(lib)?Qt6(Qml|Quick|VirtualKeyboard|WebEngine|3D|EglF)",
        r"PySide6/(Qt/lib/)?Qt(Qml|Quick|VirtualKeyboard|WebEngine|3D)\w*(\.framework|\.abi3)",
        r"PySide6/.*\.pyi$",
        r"PySide6/opengl32sw\.dll$",  # a software renderer for 3D, which the window has none of
        # Libraries of the user's own desktop: bundled ones would quarrel with its themes, fonts and drivers
        r"lib(gtk-3|gdk-3|gdk_pixbuf-2\.0|atk-1\.0|atk-bridge-2\.0|atspi|cairo|cairo-gobject|pango\w*-1\.0)\.so",
        r"lib(glib|gio|gobject|gmodule|gthread)-2\.0\.so",
        r"PySide6/(Qt/)?plugins/platformthemes/libqgtk3\.so",
        r"lib(GL|GLX|EGL|GLdispatch|OpenGL|drm|gbm|wayland-\w+|X11|X11-xcb|xcb|Xau|Xdmcp)\.so",
        r"lib(fontconfig|freetype|harfbuzz|expat|png16|brotli\w+|stdc\+\+|gcc_s|z|dbus-1|systemd)\.so",
        # … and what only those ask for
        r"lib(pixman-1|thai|datrie|fribidi|graphite2|blkid|mount|selinux|pcre2-8|gcrypt|gpg-error|cap|lz4)\.so",
        r"lib(Xext|Xrender|bsd|md|jpeg|cloudproviders|epoxy)\.so",
        # Tests, stubs and sources of extension modules
        r"\w+/(.*/)?tests?/",
        r".*\.(pyi|pyx|pxd|pxi|c|cc|cu|f90|typed)$",
        r"transformers/kernels/",
        # What other programs than this one read: shells, the manual page of a command that is left out, Git
        r"tqdm/(completion\.sh|tqdm\.1)$",
        r"(.*/)?\.git(attributes|ignore|keep|modules)$",
    )
)
_EXCLUDED = re.compile("|".join(rf"{name.replace('.', '/')}(/|\.[^/]+$)" for name in EXCLUDED_MODULES))

# Files of a transformers model family that a language model on text needs.
_FAMILY = re.compile(r"transformers[./]models[./](\w+)(?:[./](\w+?)(?:\.py)?)?$")
_FAMILY_PARTS = ("__init__", "modeling_", "configuration_", "tokenization_", "generation_", "cache_")


def keeps(name: str) -> bool:
    """Whether a file of the bundle (its path inside, with either kind of slash) is wanted.

    >>> keeps("torch/lib/libtorch_cpu.so"), keeps("torch/bin/test_jit"), keeps("torch/bin/torch_shm_manager")
    (True, False, True)
    """
    path = str(PurePosixPath(name.replace("\\", "/")))
    return not any(pattern.match(path) for pattern in _LEFT_OUT) and not _EXCLUDED.match(path)


def keeps_family(name: str, families: frozenset[str]) -> bool:
    """Whether a module or source file of transformers belongs to a family that can be a backbone; others pass.

    >>> kept = frozenset({"bert"})
    >>> keeps_family("transformers.models.bert.modeling_bert", kept), keeps_family("transformers/models/sam/a.py", kept)
    (True, False)
    >>> keeps_family("transformers.models.bert.modular_bert", kept), keeps_family("torch.nn", kept)
    (False, True)
    """
    found = _FAMILY.match(name.replace("\\", "/"))
    if found is None or found[1] in {"auto", "__init__"}:
        return True
    if found[1] not in families:
        return False
    return found[2] is None or found[2].startswith(_FAMILY_PARTS)


def backbone_families() -> frozenset[str]:
    """Families of transformers that read or continue text: those that can be wrapped, by the library's own tables."""
    from transformers.models.auto import modeling_auto as tables
    from transformers.models.auto.configuration_auto import model_type_to_module_name

    kinds = (*tables.MODEL_FOR_MASKED_LM_MAPPING_NAMES, *tables.MODEL_FOR_CAUSAL_LM_MAPPING_NAMES)
    return frozenset(map(model_type_to_module_name, kinds))
